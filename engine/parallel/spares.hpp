// SPDX-License-Identifier: Apache-2.0
/// @file  Memory in work that tasks hand on to each other, so that each need not get its own from the system.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

namespace lomsong {

/// Lends out objects and takes them back as they are: never more of them than tasks run at once.
template <class T>
class Spares {
  public:
    /// A borrowed object; goes back by itself.
    class Loan {
      public:
        Loan(Spares& lender, std::unique_ptr<T> object) : m_lender{lender}, m_object{std::move(object)} {}
        Loan(const Loan&) = delete;
        Loan& operator=(const Loan&) = delete;
        ~Loan() { m_lender.take_back(std::move(m_object)); }
        [[nodiscard]] T& operator*() const { return *m_object; }

      private:
        Spares& m_lender;
        std::unique_ptr<T> m_object;
    };

    [[nodiscard]] Loan borrow() {
        const std::scoped_lock lock{m_mutex};
        if (m_idle.empty()) {
            return {*this, std::make_unique<T>()};
        }
        std::unique_ptr<T> object = std::move(m_idle.back());
        m_idle.pop_back();
        return {*this, std::move(object)};
    }

  private:
    void take_back(std::unique_ptr<T> object) {
        const std::scoped_lock lock{m_mutex};
        m_idle.push_back(std::move(object));
    }

    std::mutex m_mutex;
    std::vector<std::unique_ptr<T>> m_idle;
};

}  // namespace lomsong
