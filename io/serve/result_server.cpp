// SPDX-License-Identifier: Apache-2.0
#include "io/serve/result_server.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <thread>
#include <utility>

#include <httplib.h>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"
#include "io/serve/folder_file.hpp"
#include "io/serve/request_guard.hpp"
#include "io/serve/trial_turns.hpp"

namespace lomsong {

namespace {

using httplib::Request;
using httplib::Response;
using namespace std::chrono_literals;

constexpr const char* k_loopback = "127.0.0.1";
constexpr const char* k_trials_path = "/what-if";
constexpr const char* k_json = "application/json";
constexpr const char* k_text = "text/plain; charset=utf-8";

namespace status {
constexpr int k_ok = 200;
constexpr int k_bad_request = 400;
constexpr int k_forbidden = 403;
constexpr int k_not_found = 404;
constexpr int k_method_not_allowed = 405;
constexpr int k_replaced = 409;
constexpr int k_too_large = 413;
constexpr int k_wrong_type = 415;
constexpr int k_bad_range = 416;
constexpr int k_our_fault = 500;
}  // namespace status

/// For whatever is no page of ours: a file that a browser shows may load nothing and run nothing.
constexpr const char* k_file_policy = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// The page's own policy, said again by the server, which alone can forbid frames.
std::string policy_of(std::string_view page) {
    constexpr std::string_view k_start = "http-equiv=\"Content-Security-Policy\" content=\"";
    const std::size_t start = page.find(k_start);
    if (start == std::string_view::npos) {
        return k_file_policy;
    }
    page.remove_prefix(start + k_start.size());
    return std::string{page.substr(0, page.find('"'))} + "; frame-ancestors 'none'";
}

httplib::Headers headers_of_all() {
    return {{"X-Content-Type-Options", "nosniff"},
            {"Referrer-Policy", "no-referrer"},
            {"X-Frame-Options", "DENY"},
            {"Cross-Origin-Resource-Policy", "same-origin"},
            {"Cross-Origin-Opener-Policy", "same-origin"},
            {"Cache-Control", "no-store"}};
}

/// Another program may take the port as soon as this one is gone, but not while it serves: no SO_REUSEPORT.
void reuse_address(socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
}

void answer(Response& response, int status, const std::string& body, const char* type) {
    response.status = status;
    response.set_header("Content-Security-Policy", k_file_policy);
    response.set_content(body, type);
}

void refuse(Response& response, int status, const std::string& why) {
    answer(response, status, why + "\n", k_text);
}

/// {"error": "..."}: what the page shows.
void refuse_trial(Response& response, int status, const std::string& why) {
    const nlohmann::json json{{"error", why}};
    answer(response, status, json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace), k_json);
}

void send_file(Response& response, const std::shared_ptr<const FolderFile>& file, std::string_view name) {
    response.set_header("Content-Security-Policy",
                        k_file_policy);  // the status is httplib's: 200, or 206 for a range
    response.set_content_provider(
        file->size(), std::string{media_type_of(name)},
        [file](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
            std::array<char, 1U << 16U> bytes;
            const std::size_t got = file->read(offset, {bytes.data(), std::min(length, bytes.size())});
            return got > 0 && sink.write(bytes.data(), got);
        });
}

/// The body, as far as it may go; false when it is longer, or breaks off.
bool read_body(const httplib::ContentReader& reader, std::string& body) {
    return reader([&body](const char* data, std::size_t length) {
        if (body.size() + length > trial_limits::k_body_bytes) {
            return false;
        }
        body.append(data, length);
        return true;
    });
}

}  // namespace

class ResultServer::Answering {
  public:
    Answering(ServedResult result, TrialService& trials, int port)
        : m_result{std::move(result)}, m_policy{policy_of(m_result.page)}, m_trials{trials} {
        m_server.set_socket_options(reuse_address);
        m_server.set_default_headers(headers_of_all());
        m_server.set_payload_max_length(trial_limits::k_body_bytes);
        m_server.set_keep_alive_max_count(1);  // what a refused request leaves unread is no next request
        m_server.set_pre_routing_handler([this](const Request& request, Response& response) {
            return route(request, response) ? httplib::Server::HandlerResponse::Handled
                                            : httplib::Server::HandlerResponse::Unhandled;
        });
        m_server.Post(k_trials_path, [this](const Request& request, Response& response,
                                            const httplib::ContentReader& body) { post(request, response, body); });
        take(port);
    }

    [[nodiscard]] int port() const { return m_port; }

    void serve(const std::function<bool()>& stop) {
        std::atomic<bool> ended{false};
        std::thread listener{[this, &ended] {
            m_server.listen_after_bind();
            ended = true;
        }};
        while (!stop() && !ended) {
            std::this_thread::sleep_for(50ms);
        }
        m_turns.stop();
        while (!m_server.is_running() && !ended) {
            std::this_thread::sleep_for(1ms);
        }
        m_server.stop();
        listener.join();
    }

  private:
    void take(int port) {
        m_port = port;
        if (port == 0) {
            m_port = m_server.bind_to_any_port(k_loopback);
        }
        if (m_port <= 0 || (port != 0 && !m_server.bind_to_port(k_loopback, port))) {
            throw Error{ErrorKind::cannot_write, "--port",
                        std::to_string(port) +
                            " on 127.0.0.1 cannot be had: another program serves there, or may alone. Name another "
                            "port, or none: then one that is free is taken."};
        }
    }

    /// Answers all but trials; false for these.
    bool route(const Request& request, Response& response) {
        if (!is_own_host(request.get_header_value("Host"), m_port)) {
            refuse(response, status::k_forbidden,
                   "This server answers to 127.0.0.1 and localhost, at its own port, alone.");
            return true;
        }
        const bool is_trials = request.path == k_trials_path;
        if (request.method == "POST" && is_trials) {
            return false;
        }
        if (request.ranges.size() > 1) {
            refuse(response, status::k_bad_range, "Ask for one range at a time.");
        } else if (request.method != "GET") {
            response.set_header("Allow", is_trials ? "GET, POST" : "GET");
            refuse(response, status::k_method_not_allowed, "There is nothing to do here but to read.");
        } else if (is_trials) {
            answer(response, status::k_ok, m_trials.offer(), k_json);
        } else if (request.path == "/" || request.path == "/map.html") {
            response.set_header("Content-Security-Policy", m_policy);
            response.set_content(m_result.page, "text/html; charset=utf-8");
        } else {
            get_file(request, response);
        }
        return true;
    }

    void get_file(const Request& request, Response& response) {
        const std::string_view name = std::string_view{request.path}.substr(1);
        const auto file = request.path.starts_with('/') ? open_in_folder(m_result.folder, name) : nullptr;
        if (file == nullptr) {
            refuse(response, status::k_not_found, "The result has no such file.");
        } else if (file->size() == 0) {
            answer(response, status::k_ok, "", k_text);
        } else {
            send_file(response, file, name);
        }
    }

    void post(const Request& request, Response& response, const httplib::ContentReader& reader) {
        std::string body;
        const bool is_whole = read_body(reader, body);
        if (!is_own_origin(request.get_header_value("Origin"), m_port)) {
            refuse_trial(response, status::k_forbidden, "Origin: trials are for the pages of this server alone.");
        } else if (!request.get_header_value("Content-Type").starts_with(k_json)) {
            refuse_trial(response, status::k_wrong_type, "Content-Type: a trial is application/json.");
        } else if (!is_whole) {
            refuse_trial(response, status::k_too_large, "request: breaks off, or is longer than a trial can be.");
        } else {
            try_out(body, response);
        }
    }

    void try_out(const std::string& body, Response& response) {
        try {
            const TrialRequest request = read_trial_request(body);
            answer(response, status::k_ok,
                   m_turns.run(request.page, [&](Reporter& reporter) { return m_trials.tried(request, reporter); }),
                   k_json);
        } catch (const Error& error) {
            const bool is_replaced = error.kind() == ErrorKind::interrupted;
            const bool is_theirs = error.kind() == ErrorKind::bad_data;
            refuse_trial(response,
                         is_replaced ? status::k_replaced
                         : is_theirs ? status::k_bad_request
                                     : status::k_our_fault,
                         error.what());
        } catch (const std::exception& error) {
            refuse_trial(response, status::k_our_fault, error.what());
        }
    }

    ServedResult m_result;
    std::string m_policy;
    TrialService& m_trials;
    TrialTurns m_turns;
    httplib::Server m_server;
    int m_port = 0;
};

ResultServer::ResultServer(ServedResult result, TrialService& trials, int port)
    : m_answering{std::make_unique<Answering>(std::move(result), trials, port)} {}
ResultServer::~ResultServer() = default;

int ResultServer::port() const { return m_answering->port(); }
std::string ResultServer::address() const { return "http://127.0.0.1:" + std::to_string(port()) + "/"; }
void ResultServer::serve(const std::function<bool()>& stop) { m_answering->serve(stop); }

}  // namespace lomsong
