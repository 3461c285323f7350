// SPDX-License-Identifier: Apache-2.0
#include "algorithms/calibration/robust_lines.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lomsong {

namespace {

constexpr double k_normal_mad = 1.4826;   ///< a normal scatter over its median absolute deviation
constexpr double k_least_scale_db = 0.1;  ///< no receiver is more exact; keeps weights finite on exact data
constexpr int k_scale_rounds = 4;         ///< the scale is taken anew so often
constexpr int k_most_steps = 100;         ///< reweightings per round; some ten are needed
constexpr double k_settled_db = 1e-7;     ///< the lines move less than this
constexpr double k_singular = 1e-9;       ///< keeps a slope at 0 where nothing tells of it

/// offset + slope x decades from the centre.
struct Line {
    double offset_db = 0.0;
    double slope_db = 0.0;
    [[nodiscard]] double at(double decades) const { return offset_db + slope_db * decades; }
};

/// A symmetric matrix of two rows.
struct Matrix {
    double a = 0.0;  ///< of the offset
    double b = 0.0;
    double d = 0.0;  ///< of the slope

    friend Matrix operator+(const Matrix& m, const Matrix& n) { return {m.a + n.a, m.b + n.b, m.d + n.d}; }
    friend Matrix operator-(const Matrix& m, const Matrix& n) { return {m.a - n.a, m.b - n.b, m.d - n.d}; }
    [[nodiscard]] Line times(const Line& x) const {
        return {a * x.offset_db + b * x.slope_db, b * x.offset_db + d * x.slope_db};
    }
    /// The x with `times(x)` = `right`.
    [[nodiscard]] Line solve(const Line& right) const {
        const double determinant = a * d - b * b;
        return {(d * right.offset_db - b * right.slope_db) / determinant,
                (a * right.slope_db - b * right.offset_db) / determinant};
    }
};

/// Sums of weighted least squares.
struct Sums {
    Matrix squares;
    Line products;

    void add(double weight, double decades, double residual_db) {
        squares = squares + Matrix{weight, weight * decades, weight * decades * decades};
        products = {products.offset_db + weight * residual_db, products.slope_db + weight * decades * residual_db};
    }
};

/// The technology's line, and what each class adds to it.
struct Lines {
    Line all;
    std::map<std::uint8_t, Line> added;
};

class Fit {
  public:
    explicit Fit(std::span<const CalibrationPlace> places) : m_places{places}, m_weights(places.size(), 1.0) {
        std::vector<double> distances_m;
        std::map<std::uint8_t, std::size_t> counts;
        for (const CalibrationPlace& place : places) {
            distances_m.push_back(place.distance.value());
            ++counts[place.land_cover];
        }
        m_centre = Metres{median(std::move(distances_m))};
        for (const auto& [land_cover, count] : counts) {
            if (land_cover != k_no_land_cover && count >= k_least_class_places) {
                m_lines.added[land_cover] = {};
            }
        }
    }

    RobustLines run() {
        start();
        for (int round = 0; round < k_scale_rounds; ++round) {
            settle(scale_db());
        }
        return result();
    }

  private:
    /// Decades from the centre.
    [[nodiscard]] double x(const CalibrationPlace& place) const { return std::log10(place.distance / m_centre); }
    [[nodiscard]] double left_db(const CalibrationPlace& place) const {
        const auto own = m_lines.added.find(place.land_cover);
        const double added_db = own == m_lines.added.end() ? 0.0 : own->second.at(x(place));
        return place.residual.value() - m_lines.all.at(x(place)) - added_db;
    }

    /// Medians: of all places, and of each class from there.
    void start() {
        std::vector<double> all;
        std::map<std::uint8_t, std::vector<double>> by_class;
        for (const CalibrationPlace& place : m_places) {
            all.push_back(place.residual.value());
            if (m_lines.added.contains(place.land_cover)) {
                by_class[place.land_cover].push_back(place.residual.value());
            }
        }
        m_lines.all.offset_db = median(std::move(all));
        for (const auto& [land_cover, residuals_db] : by_class) {
            const auto count = static_cast<double>(residuals_db.size());
            m_lines.added[land_cover].offset_db =
                (median(residuals_db) - m_lines.all.offset_db) * count / (count + k_halfway_places);
        }
    }

    /// Of what the lines leave, by its median size.
    [[nodiscard]] double scale_db() const {
        std::vector<double> sizes;
        for (const CalibrationPlace& place : m_places) {
            sizes.push_back(std::abs(left_db(place)));
        }
        return std::max(k_normal_mad * median(std::move(sizes)), k_least_scale_db);
    }

    /// Weights from lines, lines from weights, until they stay.
    void settle(double scale_db) {
        for (int step = 0; step < k_most_steps; ++step) {
            for (std::size_t i = 0; i < m_places.size(); ++i) {
                const double u = left_db(m_places[i]) / (k_bisquare_limit * scale_db);
                m_weights[i] = std::abs(u) < 1.0 ? (1.0 - u * u) * (1.0 - u * u) : 0.0;
            }
            const Lines before = std::exchange(m_lines, solved());
            if (moved_db(before, m_lines) < k_settled_db) {
                return;
            }
        }
    }

    /// Penalised least squares with the weights as they are. Each class's part is eliminated from the normal
    /// equations (Schur complement), so that only systems of two rows are solved.
    [[nodiscard]] Lines solved() const {
        constexpr Matrix k_penalty{k_halfway_places, 0.0, k_halfway_slope};
        Sums all;
        std::map<std::uint8_t, Sums> by_class;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            const CalibrationPlace& place = m_places[i];
            all.add(m_weights[i], x(place), place.residual.value());
            if (m_lines.added.contains(place.land_cover)) {
                by_class[place.land_cover].add(m_weights[i], x(place), place.residual.value());
            }
        }
        Matrix squares = all.squares + Matrix{k_singular, 0.0, k_singular};
        Line products = all.products;
        for (const auto& [land_cover, own] : by_class) {
            const Matrix penalised = own.squares + k_penalty;
            const Line first = penalised.solve({own.squares.a, own.squares.b});
            const Line second = penalised.solve({own.squares.b, own.squares.d});
            const Line taken = own.squares.times(penalised.solve(own.products));
            squares = squares - Matrix{own.squares.times(first).offset_db, own.squares.times(second).offset_db,
                                       own.squares.times(second).slope_db};
            products = {products.offset_db - taken.offset_db, products.slope_db - taken.slope_db};
        }
        Lines lines;
        lines.all = squares.solve(products);
        for (const auto& [land_cover, own] : by_class) {
            const Line explained = own.squares.times(lines.all);
            lines.added[land_cover] = (own.squares + k_penalty)
                                          .solve({own.products.offset_db - explained.offset_db,
                                                  own.products.slope_db - explained.slope_db});
        }
        return lines;
    }

    /// By how much two solutions differ where offset and slope matter, at the centre and a decade from it.
    static double moved_db(const Lines& before, const Lines& now) {
        const auto difference = [](const Line& a, const Line& b) {
            return std::max(std::abs(a.offset_db - b.offset_db), std::abs(a.slope_db - b.slope_db));
        };
        double most = difference(before.all, now.all);
        for (const auto& [land_cover, line] : now.added) {
            most = std::max(most, difference(before.added.at(land_cover), line));
        }
        return most;
    }

    [[nodiscard]] CalibrationLine from_1_km(const Line& line) const {
        return {Decibels{line.at(-std::log10(in_kilometres(m_centre)))}, Decibels{line.slope_db}};
    }

    [[nodiscard]] RobustLines result() const {
        RobustLines found{m_centre, from_1_km(m_lines.all), {}, m_weights};
        for (const auto& [land_cover, added] : m_lines.added) {
            found.classes[land_cover] =
                from_1_km({m_lines.all.offset_db + added.offset_db, m_lines.all.slope_db + added.slope_db});
        }
        return found;
    }

    std::span<const CalibrationPlace> m_places;
    std::vector<double> m_weights;
    Metres m_centre;
    Lines m_lines;  ///< counted from the centre
};

}  // namespace

RobustLines fit_lines(std::span<const CalibrationPlace> places) { return Fit{places}.run(); }

}  // namespace lomsong
