// SPDX-License-Identifier: Apache-2.0
#include "algorithms/sweep/mast_sweep.hpp"

namespace lomsong {

void MastLosses::reset(std::size_t receivers, std::size_t frequencies) {
    m_frequencies = frequencies;
    m_known.assign(receivers, 0);
    m_losses.assign(receivers * frequencies, PathLoss{});
}

Link MastSweep::link(const Mast& mast, Hertz frequency, const PathProfile& profile) const {
    Link link;
    link.frequency = frequency;
    link.transmitter_height = mast.antenna_height;
    link.receiver_height = m_radio.receiver_height;
    link.polarisation = m_radio.polarisation;
    link.delta_n = m_radio.delta_n;
    link.n0 = m_radio.n0;
    link.profile = profile.view();
    return link;
}

void MastSweep::sweep(const Mast& mast, std::span<const Point> receivers, Scratch& scratch,
                      MastLosses& losses) const {
    losses.reset(receivers.size(), mast.frequencies.size());
    for (std::size_t i = 0; i < receivers.size(); ++i) {
        if (!m_profiler.cut(mast.position, receivers[i], scratch.profile)) {
            continue;
        }
        losses.set_path_known(i, true);
        for (std::size_t f = 0; f < mast.frequencies.size(); ++f) {
            losses.loss(i, f) = m_model.evaluate(link(mast, mast.frequencies[f], scratch.profile));
        }
    }
}

void MastSweep::sweep_exactly(const Mast& mast, const ReceiverCells& cells, Cell cell, Scratch& scratch,
                              LossField& field) const {
    const Point receiver = cells.grid.centre(cell);
    sweep(mast, std::span{&receiver, 1}, scratch, scratch.losses);
    for (std::size_t f = 0; f < mast.frequencies.size(); ++f) {
        const PathLoss& loss = scratch.losses.loss(0, f);
        const bool known = scratch.losses.path_known(0) && loss.known();
        field.losses_db(f)[cells.window.index(cell)] =
            known ? static_cast<float>(loss.loss.value()) : LossField::k_unknown;
    }
}

void MastSweep::sweep(const Mast& mast, const ReceiverCells& cells, Scratch& scratch, LossField& field) const {
    field.reset(cells.window, mast.frequencies.size());
    if (m_radial.serves(m_model, mast)) {
        m_radial.sweep(mast, cells, scratch.radial, field, scratch.near);
        for (const Cell cell : scratch.near) {
            sweep_exactly(mast, cells, cell, scratch, field);
        }
        return;
    }
    for (std::int32_t row = 0; row < cells.window.rows; ++row) {
        for (std::int32_t col = 0; col < cells.window.cols; ++col) {
            const Cell cell{Row{cells.window.row.value + row}, Col{cells.window.col.value + col}};
            if (cells.wanted[cells.window.index(cell)] != 0) {
                sweep_exactly(mast, cells, cell, scratch, field);
            }
        }
    }
}

}  // namespace lomsong
