// SPDX-License-Identifier: Apache-2.0
/// @file  The server as browsers and strangers meet it: over real sockets, on a port that is free.
#include "io/serve/result_server.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>
#include <nlohmann/json.hpp>

#include "engine/core/error.hpp"

namespace lomsong {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::Not;

constexpr const char* k_json = "application/json";
const std::string k_nothing = R"({"page":"p","stations":[]})";
const std::string k_one = R"({"page":"p","stations":[{"operator":"Viettel","technology":"4G","lon":1,"lat":2}]})";
const std::string k_page =
    "<!doctype html><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; connect-src "
    "'self'\">map";

/// Answers how many stations it was asked to try. With a station it works until it is cancelled, or let go.
class CountingTrials final : public TrialService {
  public:
    [[nodiscard]] std::string offer() const override { return R"({"unavailable":""})"; }
    [[nodiscard]] std::string tried(const TrialRequest& request, Reporter& reporter) override {
        ++asked;
        while (!request.stations.empty() && !let_go && !reporter.cancelled()) {
            std::this_thread::sleep_for(1ms);
        }
        stop_if_cancelled(reporter);
        if (request.page == "unfit") {
            throw Error{ErrorKind::bad_data, "stations[0].operator", "'X' is no operator of this result."};
        }
        return nlohmann::json{{"stations", request.stations.size()}}.dump();
    }

    std::atomic<int> asked{0};
    std::atomic<bool> let_go{true};
};

/// A server in a thread of its own, over a folder with a file beside a secret.
class ResultServerTest : public testing::Test {
  protected:
    void SetUp() override {
        fs::remove_all(m_root);
        fs::create_directories(m_root / "result" / "sheets");
        write(m_root / "result" / "hamlets.geojson", "{}");
        write(m_root / "result" / "sheets" / "a b.png", std::string(200'000, 'x'));
        write(m_root / "result" / "empty.csv", "");
        write(m_root / "secret.txt", "secret");
        fs::create_symlink(m_root / "secret.txt", m_root / "result" / "link.txt");
        m_server = std::make_unique<ResultServer>(ServedResult{m_root / "result", k_page}, m_trials, 0);
        m_thread = std::thread{[this] { m_server->serve([this] { return m_stop.load(); }); }};
    }
    void TearDown() override {
        stop();
        fs::remove_all(m_root);
    }

    static void write(const fs::path& file, const std::string& text) { std::ofstream{file} << text; }

    void stop() {
        m_stop = true;
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }

    [[nodiscard]] httplib::Client client(const std::string& address = "127.0.0.1") const {
        httplib::Client made{address, m_server->port()};
        made.set_connection_timeout(2s);
        made.set_read_timeout(10s);
        return made;
    }
    [[nodiscard]] httplib::Headers own_origin() const {
        return {{"Origin", "http://127.0.0.1:" + std::to_string(m_server->port())}};
    }
    [[nodiscard]] httplib::Response get(const std::string& path, const httplib::Headers& headers = {}) const {
        const auto answer = client().Get(path, headers);
        EXPECT_TRUE(answer) << path << ": " << httplib::to_string(answer.error());
        return answer ? *answer : httplib::Response{};
    }
    [[nodiscard]] httplib::Response post(const std::string& body, const httplib::Headers& headers,
                                         const char* type = k_json) const {
        const auto answer = client().Post("/what-if", headers, body, type);
        EXPECT_TRUE(answer) << httplib::to_string(answer.error());
        return answer ? *answer : httplib::Response{};
    }

    /// These bytes to the server, and all that comes back.
    [[nodiscard]] std::string exchange(const std::string& bytes) const {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(m_server->port()));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        std::string answer;
        if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
            EXPECT_EQ(::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL),
                      static_cast<::ssize_t>(bytes.size()));
            const timeval patience{1, 0};  // for bytes that are no whole request
            ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
            char piece[4096];
            for (::ssize_t got = 0; (got = ::recv(socket, piece, sizeof piece, 0)) > 0;) {
                answer.append(piece, static_cast<std::size_t>(got));
            }
        }
        ::close(socket);
        return answer;
    }
    [[nodiscard]] std::string get_raw(const std::string& path) const {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(m_server->port()) +
                        "\r\n\r\n");
    }

    fs::path m_root = fs::temp_directory_path() / ("lomsong-result-server-" + std::to_string(::getpid()));
    CountingTrials m_trials;
    std::atomic<bool> m_stop{false};
    std::unique_ptr<ResultServer> m_server;
    std::thread m_thread;
};

TEST_F(ResultServerTest, TheMapIsTheFirstPageUnderItsOwnPolicy) {
    for (const char* path : {"/", "/map.html"}) {
        const httplib::Response answer = get(path);
        EXPECT_EQ(answer.status, 200) << path;
        EXPECT_EQ(answer.body, k_page);
        EXPECT_EQ(answer.get_header_value("Content-Security-Policy"),
                  "default-src 'none'; connect-src 'self'; frame-ancestors 'none'");
    }
}

TEST_F(ResultServerTest, EveryAnswerHasTheHeadersThatGuardIt) {
    for (const char* path : {"/", "/hamlets.geojson", "/what-if", "/not-there"}) {
        const httplib::Response answer = get(path);
        EXPECT_EQ(answer.get_header_value("X-Content-Type-Options"), "nosniff") << path;
        EXPECT_EQ(answer.get_header_value("X-Frame-Options"), "DENY") << path;
        EXPECT_EQ(answer.get_header_value("Referrer-Policy"), "no-referrer") << path;
        EXPECT_EQ(answer.get_header_value("Cross-Origin-Resource-Policy"), "same-origin") << path;
        EXPECT_EQ(answer.get_header_value("Cache-Control"), "no-store") << path;
        EXPECT_FALSE(answer.has_header("Access-Control-Allow-Origin")) << path;
        EXPECT_EQ(answer.get_header_value_count("Content-Security-Policy"), 1U) << path;
        EXPECT_THAT(answer.get_header_value("Content-Security-Policy"), HasSubstr("default-src 'none'")) << path;
    }
    EXPECT_THAT(get("/hamlets.geojson").get_header_value("Content-Security-Policy"), HasSubstr("sandbox"));
}

TEST_F(ResultServerTest, FilesOfTheResultComeWholeAndInPieces) {
    EXPECT_EQ(get("/hamlets.geojson").body, "{}");
    EXPECT_EQ(get("/hamlets.geojson").get_header_value("Content-Type"), "application/geo+json");
    EXPECT_EQ(get("/sheets/a%20b.png").body, std::string(200'000, 'x'));
    EXPECT_EQ(get("/empty.csv").status, 200);
    const httplib::Response piece = get("/sheets/a%20b.png", {httplib::make_range_header({{10, 19}})});
    EXPECT_EQ(piece.status, 206);
    EXPECT_EQ(piece.body, std::string(10, 'x'));
    EXPECT_EQ(get("/sheets/a%20b.png", {httplib::make_range_header({{0, 1}, {0, 1}})}).status, 416);
}

TEST_F(ResultServerTest, NoPathLeadsOutOfTheResult) {
    const std::string secret = (m_root / "secret.txt").string();
    const std::vector<std::string> paths{"/../secret.txt",
                                         "/sheets/../../secret.txt",
                                         "/%2e%2e/secret.txt",
                                         "/..%2fsecret.txt",
                                         "/%2e%2e%2fsecret.txt",
                                         "/%252e%252e/secret.txt",
                                         "/..%5csecret.txt",
                                         "/..\\secret.txt",
                                         "/..%c0%afsecret.txt",
                                         "/.%00./secret.txt",
                                         "/..%00/secret.txt",
                                         "/" + secret,
                                         "//" + secret,
                                         secret,
                                         "/%2f" + secret,
                                         "/link.txt",
                                         "/./link.txt",
                                         "/sheets/",
                                         "/.",
                                         "/..",
                                         "../secret.txt",
                                         "file://" + secret,
                                         "http://127.0.0.1/../secret.txt"};
    for (const std::string& path : paths) {
        const std::string answer = get_raw(path);
        EXPECT_THAT(answer, Not(HasSubstr("secret"))) << path;
        EXPECT_THAT(answer, HasSubstr("HTTP/1.1 4")) << path;
    }
    EXPECT_THAT(get_raw("/hamlets.geojson"), HasSubstr("HTTP/1.1 200"));
}

TEST_F(ResultServerTest, OnlyOurOwnNamesAreAnswered) {
    EXPECT_EQ(get("/", {{"Host", "evil.example:" + std::to_string(m_server->port())}}).status, 403);
    EXPECT_EQ(get("/", {{"Host", "127.0.0.1:1"}}).status, 403);
    EXPECT_EQ(get("/", {{"Host", "localhost:" + std::to_string(m_server->port())}}).status, 200);
    EXPECT_THAT(exchange("GET / HTTP/1.0\r\n\r\n"), Not(HasSubstr("map")));
    httplib::Headers foreign = own_origin();
    foreign.emplace("Host", "evil.example");
    EXPECT_EQ(post(k_nothing, foreign).status, 403);
    EXPECT_EQ(m_trials.asked, 0);
}

TEST_F(ResultServerTest, OnlyLoopbackIsListenedTo) {
    // A server on every address of the machine would answer at each of loopback's.
    httplib::Client other = client("127.0.0.2");
    EXPECT_FALSE(other.Get("/"));
    EXPECT_TRUE(client().Get("/"));
    EXPECT_EQ(m_server->address(), "http://127.0.0.1:" + std::to_string(m_server->port()) + "/");
}

TEST_F(ResultServerTest, OnlyGetAndTheOnePostAreDone) {
    httplib::Client asking = client();
    for (const auto& answer : {asking.Put("/hamlets.geojson", "x", k_json), asking.Delete("/hamlets.geojson"),
                               asking.Post("/hamlets.geojson", "x", k_json), asking.Options("/"), asking.Head("/"),
                               asking.Patch("/what-if", "{}", k_json), asking.Post("/", "x", k_json)}) {
        ASSERT_TRUE(answer) << httplib::to_string(answer.error());
        EXPECT_EQ(answer->status, 405);
        EXPECT_TRUE(answer->has_header("Allow"));
    }
    EXPECT_TRUE(fs::exists(m_root / "result" / "hamlets.geojson"));
}

TEST_F(ResultServerTest, ATrialOfOurOwnPageIsAnswered) {
    EXPECT_EQ(get("/what-if").body, R"({"unavailable":""})");
    const httplib::Response answer = post(k_one, own_origin());
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, R"({"stations":1})");
    EXPECT_EQ(answer.get_header_value("Content-Type"), k_json);
}

TEST_F(ResultServerTest, ATrialOfAForeignPageIsRefusedBeforeItIsRead) {
    EXPECT_EQ(post(k_nothing, {}).status, 403);
    EXPECT_EQ(post(k_nothing, {{"Origin", "https://evil.example"}}).status, 403);
    EXPECT_EQ(post(k_nothing, {{"Origin", "null"}}).status, 403);
    EXPECT_EQ(post(k_nothing, own_origin(), "text/plain").status, 415);
    EXPECT_EQ(post("stations=1", own_origin(), "application/x-www-form-urlencoded").status, 415);
    EXPECT_EQ(m_trials.asked, 0);
}

TEST_F(ResultServerTest, ABadTrialIsRefusedWithItsReason) {
    EXPECT_EQ(post("{", own_origin()).status, 400);
    EXPECT_EQ(post("{", own_origin()).body, R"({"error":"request: is not JSON."})");
    const httplib::Response unfit = post(R"({"page":"unfit","stations":[]})", own_origin());
    EXPECT_EQ(unfit.status, 400);
    EXPECT_EQ(unfit.body, R"({"error":"stations[0].operator: 'X' is no operator of this result."})");
}

TEST_F(ResultServerTest, AHugeTrialIsRefusedHoweverItIsSent) {
    const std::string huge(trial_limits::k_body_bytes + 1, ' ');
    EXPECT_EQ(post(huge, own_origin()).status, 413);
    const auto in_pieces = [&huge](std::size_t, httplib::DataSink& sink) {
        sink.write(huge.data(), huge.size());
        sink.done();
        return true;
    };
    const auto chunked = client().Post("/what-if", own_origin(), in_pieces, k_json);
    ASSERT_TRUE(chunked) << httplib::to_string(chunked.error());
    EXPECT_EQ(chunked->status, 413);
    httplib::Client packing = client();
    packing.set_compress(true);
    const auto packed = packing.Post("/what-if", own_origin(), std::string(std::size_t{8} << 20U, ' '), k_json);
    ASSERT_TRUE(packed) << httplib::to_string(packed.error());
    EXPECT_EQ(packed->status, 413);
    EXPECT_EQ(m_trials.asked, 0);
}

TEST_F(ResultServerTest, ANewerTrialOfThePageReplacesTheOneThatRuns) {
    m_trials.let_go = false;
    auto older = std::async(std::launch::async, [this] { return post(k_one, own_origin()).status; });
    while (m_trials.asked == 0) {
        std::this_thread::sleep_for(1ms);
    }
    EXPECT_EQ(post(k_nothing, own_origin()).status, 200);
    EXPECT_EQ(older.get(), 409);
}

TEST_F(ResultServerTest, FilesAreServedWhileATrialRuns) {
    m_trials.let_go = false;
    auto trial = std::async(std::launch::async, [this] { return post(k_one, own_origin()).status; });
    while (m_trials.asked == 0) {
        std::this_thread::sleep_for(1ms);
    }
    EXPECT_EQ(get("/hamlets.geojson").status, 200);
    m_trials.let_go = true;
    EXPECT_EQ(trial.get(), 200);
}

TEST_F(ResultServerTest, StoppingEndsATrialAndFreesThePort) {
    m_trials.let_go = false;
    auto trial = std::async(std::launch::async, [this] { return post(k_one, own_origin()).status; });
    while (m_trials.asked == 0) {
        std::this_thread::sleep_for(1ms);
    }
    const auto start = std::chrono::steady_clock::now();
    stop();
    EXPECT_LT(std::chrono::steady_clock::now() - start, 4s);
    EXPECT_EQ(trial.get(), 409);
    const int port = m_server->port();
    m_server.reset();
    EXPECT_NO_THROW((ResultServer{ServedResult{m_root / "result", k_page}, m_trials, port}));
}

TEST_F(ResultServerTest, APortThatIsTakenIsRefused) {
    try {
        const ResultServer second{ServedResult{m_root / "result", k_page}, m_trials, m_server->port()};
        FAIL() << "two servers share a port";
    } catch (const Error& error) {
        EXPECT_EQ(error.kind(), ErrorKind::cannot_write);
        EXPECT_THAT(error.what(),
                    HasSubstr("--port: " + std::to_string(m_server->port()) + " on 127.0.0.1 cannot"));
    }
}

TEST_F(ResultServerTest, RubbishIsSurvived) {
    for (const std::string& bytes :
         {std::string{"\r\n\r\n"}, std::string{"GET\r\n\r\n"}, std::string(20'000, 'A'),
          "GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
          std::string{"POST /what-if HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n{}"},
          std::string{"GET /%zz%1 HTTP/1.1\r\n\r\n"}, std::string("\0\0\0\0", 4)}) {
        static_cast<void>(exchange(bytes));
        EXPECT_EQ(get("/").status, 200);
    }
}

TEST_F(ResultServerTest, ARangeThatAFileDoesNotHaveGivesNothingOfIt) {
    for (const char* path : {"/", "/hamlets.geojson"}) {
        for (const char* range : {"bytes=999999999-", "bytes=999999999-1000000000", "bytes=5-1", "bytes=-0",
                                  "bytes=99999999999999999999-", "bytes=--5", "pages=1-2"}) {
            const auto answer = client().Get(path, {{"Range", range}});
            EXPECT_TRUE(!answer || answer->status != 206 || answer->body.empty()) << path << ' ' << range;
            EXPECT_EQ(get(path).status, 200) << "after " << range;
        }
    }
}

}  // namespace
}  // namespace lomsong
