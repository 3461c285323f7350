// SPDX-License-Identifier: Apache-2.0
/// @file  A result folder for the browser of whoever sits at this machine: its map, its files, and trials of
/// stations.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "engine/core/reporter.hpp"
#include "io/serve/trial_request.hpp"

namespace lomsong {

/// Answers what the page asks beside files. One trial at a time; the offer at any time, from any thread.
class TrialService {
  public:
    virtual ~TrialService() = default;
    /// What can be tried, as `offer_json` has it.
    [[nodiscard]] virtual std::string offer() const = 0;
    /// What the request would change, as `answer_json` has it.
    /// @throws Error{bad_data} for a request that does not fit this network, Error{interrupted} when cancelled.
    [[nodiscard]] virtual std::string tried(const TrialRequest& request, Reporter& reporter) = 0;
};

/// What is shown.
struct ServedResult {
    std::filesystem::path folder;
    std::string page;  ///< the map, made for serving; it is "/" and "/map.html"
};

/// Serves 127.0.0.1 and no other address:
///
///     GET /                the map
///     GET /NAME            a file of the folder (`open_in_folder`)
///     GET /what-if         the offer
///     POST /what-if        a trial (`read_trial_request`), of a page of this server alone
///
/// Everything else is refused. docs/serve.md has the statuses and what the headers are for.
class ResultServer {
  public:
    /// Takes the port, 0 for any that is free; answers from `serve` on. The service must outlive the server.
    /// @throws Error{cannot_write} when the port cannot be had.
    ResultServer(ServedResult result, TrialService& trials, int port);
    ~ResultServer();
    ResultServer(const ResultServer&) = delete;
    ResultServer& operator=(const ResultServer&) = delete;

    [[nodiscard]] int port() const;
    /// "http://127.0.0.1:8080/".
    [[nodiscard]] std::string address() const;

    /// Answers until `stop`, which is asked twenty times a second, is true; trials that still run are cancelled.
    void serve(const std::function<bool()>& stop);

  private:
    class Answering;
    std::unique_ptr<Answering> m_answering;
};

}  // namespace lomsong
