// SPDX-License-Identifier: Apache-2.0
/// @file  Several lambdas as one visitor of a std::variant.
#pragma once

namespace lomsong {

template <class... Lambdas>
struct Overloaded : Lambdas... {
    using Lambdas::operator()...;
};
template <class... Lambdas>
Overloaded(Lambdas...) -> Overloaded<Lambdas...>;

}  // namespace lomsong
