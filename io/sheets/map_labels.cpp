// SPDX-License-Identifier: Apache-2.0
#include "io/sheets/map_labels.hpp"

#include <algorithm>
#include <cmath>

namespace lomsong::sheets {

namespace {

constexpr double k_longest_name = 38.0;
constexpr double k_lead_from = 1.2;  ///< a number further from its symbol than this has a line to it

/// The name as it is written on the map: one line, cut when it is longer than any name that helps.
std::string written(const std::string& name, const Letters& letters) {
    return Paragraph{name, letters, k_longest_name, 1}.lines().front();
}

LabelWish wish_of(const NamedPlace& place, const std::string& text, const Letters& letters, LabelKind kind) {
    return {.at = place.at,
            .clear = place.clear,
            .width = draw::text_width(text, letters) + 0.4,
            .height = letters.size * (draw::k_above + draw::k_below),
            .priority = place.priority,
            .kind = kind};
}

/// From the symbol's edge to the nearest place of the label, when that is far enough to need a line.
std::optional<Spot> lead_of(const NamedPlace& place, const PaperBox& box) {
    const Spot near{std::clamp(place.at.x, box.left, box.right), std::clamp(place.at.y, box.top, box.bottom)};
    const double away = std::hypot(near.x - place.at.x, near.y - place.at.y) - place.clear;
    return away > k_lead_from ? std::optional{place.at} : std::nullopt;
}

/// Places in the order in which a reader finds them: down the map by bands of 8 mm, from left to right in each.
bool is_read_before(const NamedPlace& a, const NamedPlace& b) {
    constexpr double k_band = 8.0;
    const double band_a = std::floor(a.at.y / k_band);
    const double band_b = std::floor(b.at.y / k_band);
    return band_a != band_b ? band_a < band_b : a.at.x < b.at.x;
}

bool is_before(const NamedPlace* a, const NamedPlace* b) { return a->priority > b->priority; }

/// Places each text; gives back the places that found no room.
std::vector<const NamedPlace*> place_texts(MapLabels& labels, std::span<const NamedPlace* const> places,
                                           std::span<const std::string> texts, const Letters& letters,
                                           LabelKind kind, bool may_lead, TakenBoxes& taken) {
    std::vector<LabelWish> wishes;
    for (std::size_t i = 0; i < places.size(); ++i) {
        wishes.push_back(wish_of(*places[i], texts[i], letters, kind));
        wishes.back().may_lead = may_lead;
    }
    std::vector<const NamedPlace*> without_room;
    const std::vector<std::optional<PaperBox>> boxes = place_labels(wishes, taken);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i]) {
            labels.labels.push_back({texts[i], *boxes[i], letters,
                                     kind == LabelKind::beside ? lead_of(*places[i], *boxes[i]) : std::nullopt});
        } else {
            without_room.push_back(places[i]);
        }
    }
    return without_room;
}

std::vector<const NamedPlace*> pointers(std::span<const NamedPlace> places) {
    std::vector<const NamedPlace*> all;
    for (const NamedPlace& place : places) {
        all.push_back(&place);
    }
    return all;
}

std::vector<std::string> names_of(const std::vector<const NamedPlace*>& places, const Letters& letters) {
    std::vector<std::string> names;
    for (const NamedPlace* place : places) {
        names.push_back(written(place->name, letters));
    }
    return names;
}

}  // namespace

void label_areas(MapLabels& labels, std::span<const NamedPlace> areas, TakenBoxes& taken) {
    const std::vector<const NamedPlace*> all = pointers(areas);
    place_texts(labels, all, names_of(all, k_commune_letters), k_commune_letters, LabelKind::over, false, taken);
}

void label_symbols(MapLabels& labels, std::span<const NamedPlace> places, std::size_t most_numbers,
                   TakenBoxes& taken) {
    std::vector<const NamedPlace*> named;
    std::vector<const NamedPlace*> numbered;
    std::vector<std::string> numbers;
    for (const NamedPlace* place : pointers(places)) {
        if (place->number.empty()) {
            named.push_back(place);
        } else {
            numbered.push_back(place);
            numbers.push_back(place->number);
        }
    }
    labels.left_out +=
        place_texts(labels, numbered, numbers, k_number_letters, LabelKind::beside, true, taken).size();

    std::vector<const NamedPlace*> keyed = place_texts(labels, named, names_of(named, k_hamlet_letters),
                                                       k_hamlet_letters, LabelKind::beside, false, taken);
    std::erase_if(keyed, [](const NamedPlace* place) { return place->key_text.empty(); });
    std::ranges::stable_sort(named, is_before);
    for (const NamedPlace* place : named) {
        if (!place->key_text.empty() && std::ranges::find(keyed, place) == keyed.end()) {
            labels.named.push_back({.text = place->key_text, .sign = place->sign});
        }
    }
    const std::size_t wanted = keyed.size();
    std::ranges::stable_sort(keyed, is_before);
    keyed.resize(std::min(wanted, most_numbers));
    // A number is placed before it is known which one it is: room for the widest will do for each.
    const std::vector<std::string> widest(keyed.size(), std::string(std::to_string(keyed.size()).size(), '8'));
    MapLabels found;
    const std::vector<const NamedPlace*> lost =
        place_texts(found, keyed, widest, k_number_letters, LabelKind::beside, true, taken);
    std::erase_if(keyed, [&](const NamedPlace* place) { return std::ranges::find(lost, place) != lost.end(); });
    std::vector<std::size_t> order(keyed.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return is_read_before(*keyed[a], *keyed[b]); });
    for (std::size_t i = 0; i < order.size(); ++i) {
        MapLabel label = found.labels[order[i]];
        label.text = std::to_string(i + 1);
        labels.key.push_back(
            {.number = label.text, .text = keyed[order[i]]->key_text, .sign = keyed[order[i]]->sign});
        labels.labels.push_back(std::move(label));
    }
    labels.left_out += wanted - keyed.size();
}

void draw_labels(Canvas& canvas, const MapLabels& labels) {
    const Line lead{.colour = k_ink, .width = 0.12};
    const Line border{.colour = k_white.faded(0.85), .width = 0.7};
    for (const MapLabel& label : labels.labels) {
        if (label.leads_from) {
            const Spot near{std::clamp(label.leads_from->x, label.box.left, label.box.right),
                            std::clamp(label.leads_from->y, label.box.top, label.box.bottom)};
            canvas.stroke(std::vector<Spot>{*label.leads_from, near}, lead);
        }
    }
    for (const MapLabel& label : labels.labels) {
        Letters letters = label.letters;
        letters.anchor = Anchor::middle;
        canvas.text({label.box.middle().x, label.box.top + letters.size * draw::k_above}, label.text, letters,
                    border);
    }
}

}  // namespace lomsong::sheets
