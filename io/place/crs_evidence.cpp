// SPDX-License-Identifier: Apache-2.0
#include "io/place/crs_evidence.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lomsong {

namespace {

/// A row's own statement is wrong this often (natural logarithm of 1/50).
const double k_row_is_wrong = std::log(0.02);
constexpr double k_border_m = 200.0;  ///< borders of communes are drawn no better
constexpr double k_site_m = 50.0;
constexpr double k_far_m = 20'000.0;  ///< beyond, a position is simply elsewhere

/// 0 where it should be, falling to "this row is wrong" over `blur`, and on, slowly, until far away.
double log_chance(double distance_m, double blur_m) {
    if (distance_m <= 0.0) {
        return 0.0;
    }
    return k_row_is_wrong * std::min(1.0, 0.1 + 0.9 * distance_m / blur_m) -
           std::min(distance_m, k_far_m) / k_far_m;
}

class Scale {
  public:
    Scale(const Region& region, Judgement& judgement) : m_region{region}, m_judgement{judgement} {}

    void weigh(const Witness& witness, const std::optional<Point>& place) {
        ++m_judgement.witnesses;
        const bool states_more = !witness.communes.empty() || witness.site.has_value();
        if (!place) {
            m_judgement.with_commune += witness.communes.empty() ? 0U : 1U;
            m_judgement.with_site += witness.site ? 1U : 0U;
            m_judgement.log_likelihood += log_chance(k_far_m, k_border_m) * (states_more ? 2.0 : 1.0);
            return;
        }
        if (!witness.communes.empty()) {
            const double distance_m = m_region.distance_to(witness.communes, *place).value();
            ++m_judgement.with_commune;
            m_judgement.in_commune += distance_m <= 0.0 ? 1U : 0U;
            m_judgement.log_likelihood += log_chance(distance_m, k_border_m);
        }
        if (witness.site) {
            const double distance_m = ground_distance(*witness.site, *place).value();
            ++m_judgement.with_site;
            m_judgement.at_site += distance_m <= k_site_m ? 1U : 0U;
            m_judgement.log_likelihood += log_chance(std::max(0.0, distance_m - k_site_m), k_site_m);
        }
        const double outside_m = m_region.distance_outside(*place).value();
        m_judgement.in_region += outside_m <= 0.0 ? 1U : 0U;
        m_judgement.log_likelihood += log_chance(outside_m, k_border_m);
    }

  private:
    const Region& m_region;
    Judgement& m_judgement;
};

/// A hypothesis that puts the middle of the file this far away is not worth the rest of the work.
bool is_hopeless(const std::vector<std::optional<Point>>& places, const Region& region) {
    std::vector<double> x;
    std::vector<double> y;
    for (const std::optional<Point>& place : places) {
        if (place) {
            x.push_back(place->x);
            y.push_back(place->y);
        }
    }
    if (x.size() * 2 < places.size() || x.empty()) {
        return true;
    }
    const auto middle = [](std::vector<double>& values) {
        const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
        std::ranges::nth_element(values, at);
        return *at;
    };
    constexpr double k_margin_degrees = 2.0;
    const Box box = region.box();
    const Point centre{middle(x), middle(y)};
    return centre.x < box.min_x - k_margin_degrees || centre.x > box.max_x + k_margin_degrees ||
           centre.y < box.min_y - k_margin_degrees || centre.y > box.max_y + k_margin_degrees;
}

std::string share(std::size_t part, std::size_t whole, const std::string& where) {
    return std::to_string(part) + " of " + std::to_string(whole) + " positions " + where;
}

}  // namespace

std::string evidence_text(const Judgement& judgement, const Region& region) {
    if (judgement.with_commune > 0) {
        return share(judgement.in_commune, judgement.with_commune, "in their stated commune");
    }
    if (judgement.with_site > 0) {
        return share(judgement.at_site, judgement.with_site, "at their site in other files");
    }
    return share(judgement.in_region, judgement.witnesses, "in " + region.text());
}

std::vector<Witness> heard(std::vector<Witness> witnesses) {
    // Sectors repeat the position of their station; only what is new is a witness.
    std::ranges::stable_sort(witnesses, [](const Witness& a, const Witness& b) {
        return std::pair{a.written.x, a.written.y} < std::pair{b.written.x, b.written.y};
    });
    const auto same = [](const Witness& a, const Witness& b) { return a.written == b.written; };
    witnesses.erase(std::unique(witnesses.begin(), witnesses.end(), same), witnesses.end());
    if (witnesses.size() <= k_most_witnesses) {
        return witnesses;
    }
    std::vector<Witness> chosen;
    for (std::size_t i = 0; i < k_most_witnesses; ++i) {
        chosen.push_back(std::move(witnesses[i * witnesses.size() / k_most_witnesses]));
    }
    return chosen;
}

std::vector<Judgement> judged(const std::vector<Witness>& witnesses, const std::vector<Hypothesis>& hypotheses,
                              const Region& region) {
    std::vector<Judgement> found;
    std::vector<Point> points(witnesses.size());
    std::optional<ToDegrees> to_degrees;  // costs milliseconds: kept for the other order of the same system
    const std::string* ready = nullptr;
    for (const Hypothesis& hypothesis : hypotheses) {
        if (ready == nullptr || *ready != hypothesis.crs.definition) {
            to_degrees.emplace(hypothesis.crs.definition);
            ready = &hypothesis.crs.definition;
        }
        std::ranges::transform(witnesses, points.begin(),
                               [&](const Witness& witness) { return ordered(witness, hypothesis.first_is_east); });
        const std::vector<std::optional<Point>> places = to_degrees->all(points);
        Judgement judgement{hypothesis};
        const bool hopeless = is_hopeless(places, region);
        Scale scale{region, judgement};
        for (std::size_t i = 0; i < witnesses.size(); ++i) {
            scale.weigh(witnesses[i], hopeless ? std::nullopt : places[i]);
        }
        found.push_back(std::move(judgement));
    }
    if (found.empty()) {
        return found;
    }
    const auto weight = [](const Judgement& judgement) {
        return judgement.log_likelihood + std::log(judgement.hypothesis.crs.prior);
    };
    double best = weight(found.front());
    for (const Judgement& judgement : found) {
        best = std::max(best, weight(judgement));
    }
    double sum = 0.0;
    for (Judgement& judgement : found) {
        judgement.probability = std::exp(weight(judgement) - best);
        sum += judgement.probability;
    }
    for (Judgement& judgement : found) {
        judgement.probability /= sum;
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, &Judgement::probability);
    return found;
}

}  // namespace lomsong
