// SPDX-License-Identifier: Apache-2.0
/// @file  Trials of several pages at once.
#include "io/serve/trial_turns.hpp"

#include <atomic>
#include <chrono>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

using namespace std::chrono_literals;

/// Runs until cancelled; says when it started.
std::string endless(Reporter& reporter, std::atomic<bool>& started) {
    started = true;
    while (!reporter.cancelled()) {
        std::this_thread::sleep_for(1ms);
    }
    stop_if_cancelled(reporter);
    return "never";
}

void wait_for(const std::atomic<bool>& flag) {
    while (!flag) {
        std::this_thread::sleep_for(1ms);
    }
}

ErrorKind kind_thrown_by(std::future<std::string>& answer) {
    try {
        answer.get();
    } catch (const Error& error) {
        return error.kind();
    }
    ADD_FAILURE() << "nothing was thrown";
    return ErrorKind::internal;
}

TEST(TrialTurns, TwoTrialsNeverRunAtTheSameTime) {
    TrialTurns turns;
    std::atomic<int> running{0};
    std::atomic<int> most{0};
    std::vector<std::future<std::string>> answers;
    for (int i = 0; i < 8; ++i) {
        answers.push_back(std::async(std::launch::async, [&, i] {
            return turns.run(std::to_string(i), [&, i](Reporter&) {
                most = std::max(most.load(), ++running);
                std::this_thread::sleep_for(2ms);
                --running;
                return "answer " + std::to_string(i);
            });
        }));
    }
    for (std::size_t i = 0; i < answers.size(); ++i) {
        EXPECT_EQ(answers[i].get(), "answer " + std::to_string(i));
    }
    EXPECT_EQ(most, 1);
}

TEST(TrialTurns, ANewerRequestOfAPageTakesThePlaceOfItsOlderOne) {
    TrialTurns turns;
    std::atomic<bool> started{false};
    auto older = std::async(std::launch::async, [&] {
        return turns.run("page", [&](Reporter& reporter) { return endless(reporter, started); });
    });
    wait_for(started);
    EXPECT_EQ(turns.run("page", [](Reporter&) { return "newer"; }), "newer");
    EXPECT_EQ(kind_thrown_by(older), ErrorKind::interrupted);
}

TEST(TrialTurns, AnotherPageWaitsAndDisturbsNobody) {
    TrialTurns turns;
    std::atomic<bool> started{false};
    std::atomic<bool> may_end{false};
    auto first = std::async(std::launch::async, [&] {
        return turns.run("one", [&](Reporter& reporter) {
            started = true;
            wait_for(may_end);
            stop_if_cancelled(reporter);
            return std::string{"one"};
        });
    });
    wait_for(started);
    auto second = std::async(std::launch::async, [&] { return turns.run("two", [](Reporter&) { return "two"; }); });
    EXPECT_EQ(second.wait_for(20ms), std::future_status::timeout);
    may_end = true;
    EXPECT_EQ(first.get(), "one");
    EXPECT_EQ(second.get(), "two");
}

TEST(TrialTurns, StoppingCancelsWhatRunsAndWhatComes) {
    TrialTurns turns;
    std::atomic<bool> started{false};
    auto running = std::async(std::launch::async, [&] {
        return turns.run("page", [&](Reporter& reporter) { return endless(reporter, started); });
    });
    wait_for(started);
    turns.stop();
    EXPECT_EQ(kind_thrown_by(running), ErrorKind::interrupted);
    auto later =
        std::async(std::launch::deferred, [&] { return turns.run("page", [](Reporter&) { return "late"; }); });
    EXPECT_EQ(kind_thrown_by(later), ErrorKind::interrupted);
}

TEST(TrialTurns, WhatATrialThrowsIsThrownAndTheNextOneRuns) {
    TrialTurns turns;
    EXPECT_THROW(static_cast<void>(turns.run("page",
                                             [](Reporter&) -> std::string {
                                                 throw Error{ErrorKind::bad_data, "x", "bad"};
                                             })),
                 Error);
    EXPECT_EQ(turns.run("page", [](Reporter&) { return "sound"; }), "sound");
}

}  // namespace
}  // namespace lomsong
