// SPDX-License-Identifier: Apache-2.0
#include "datasets/messy.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "datasets/tcvn3.hpp"

namespace lomsong::datasets {
namespace {

std::vector<std::string> lines_of(const std::string& bytes) {
    std::vector<std::string> lines;
    std::istringstream in{bytes};
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

TEST(MessyStations, AreTheSameForTheSameSeedAndOthersForAnother) {
    const MessyStations once = make_messy_stations({3, 600, 0.2});
    const MessyStations again = make_messy_stations({3, 600, 0.2});
    const MessyStations other = make_messy_stations({4, 600, 0.2});
    for (std::size_t i = 0; i < once.files.size(); ++i) {
        EXPECT_EQ(once.files[i].bytes, again.files[i].bytes);
        EXPECT_NE(once.files[i].bytes, other.files[i].bytes);
    }
}

TEST(MessyStations, HoldTheRowsAskedForAndTheDuplicates) {
    const MessyStations stations = make_messy_stations({1, 3000, 0.1});
    std::uint64_t rows = 0;
    for (const MessyFile& file : stations.files) {
        rows += file.rows;
    }
    const auto duplicates =
        static_cast<std::uint64_t>(std::ranges::count(stations.truth, Fault::duplicate, &FaultyRow::fault));
    EXPECT_EQ(rows, 3000 + duplicates);
}

TEST(MessyStations, HaveEveryKindOfFault) {
    std::map<Fault, int> seen;
    for (const FaultyRow& row : make_messy_stations({1, 6000, 0.1}).truth) {
        ++seen[row.fault];
    }
    EXPECT_EQ(seen.size(), 6U);
}

TEST(MessyStations, TruthNamesTheLineThatIsFaulty) {
    const MessyStations stations = make_messy_stations({1, 3000, 0.1});
    const MessyFile& viettel = stations.files.front();
    const std::vector<std::string> lines = lines_of(viettel.bytes);
    ASSERT_NE(lines[3].find("Kinh độ;Vĩ độ"), std::string::npos) << "the header stands below three lines of title";
    int asked = 0;
    for (const FaultyRow& row : stations.truth) {
        if (row.file == viettel.name && row.fault == Fault::swapped) {
            ++asked;
            EXPECT_NE(lines.at(row.row - 1).find(";22,"), std::string::npos) << lines[row.row - 1];
            EXPECT_LT(lines[row.row - 1].find(";22,"), lines[row.row - 1].find(";103,")) << "latitude stands first";
        }
    }
    EXPECT_GT(asked, 0);
}

TEST(MessyStations, OldFontsHaveOneByteALetter) {
    EXPECT_EQ(as_tcvn3("Mã trạm"), "M\xB7 tr\xB9m");
    EXPECT_EQ(as_tcvn3("Đường"), "\xA7\xAD\xEAng");
    EXPECT_EQ(as_tcvn3("a°"), "a?");
}

}  // namespace
}  // namespace lomsong::datasets
