# SPDX-License-Identifier: Apache-2.0
"""What the numbers were measured on."""

import os
import re
import time
from pathlib import Path

from processes import text_of


def measure(bench):
    """Processor, memory, system, compiler, libraries and the state of the source."""
    memory = re.search(r"MemTotal:\s+(\d+) kB", read("/proc/meminfo"))
    return {
        "processor": field(read("/proc/cpuinfo"), r"model name\s*:\s*(.+)"),
        "cores": os.cpu_count(),
        "vector_instructions": vector_instructions(),
        "memory_gib": round(int(memory.group(1)) / 2**20) if memory else None,
        "system": field(read("/etc/os-release"), r'PRETTY_NAME="(.+)"'),
        "compiler": compiler(bench.build),
        "gdal": text_of(["gdalinfo", "--version"]).strip(),
        "splat": package_version("splat"),
        "commit": text_of(["git", "-C", bench.source, "rev-parse", "--short=12", "HEAD"]).strip(),
        "changed_since_commit": bool(text_of(
            ["git", "-C", bench.source, "status", "--porcelain", "--untracked-files=no", "--",
             "algorithms", "engine", "io", "apps", "benchmarks", "cmake"]).strip()),
        "date": time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime()),
        "load_before": os.getloadavg()[0],
    }


def read(path):
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""


def field(text, pattern):
    """The first group of the first match, or "unknown"."""
    match = re.search(pattern, text)
    return match.group(1).strip() if match else "unknown"


def vector_instructions():
    """The widest vectors that the processor offers, as Highway chooses them."""
    flags = set(field(read("/proc/cpuinfo"), r"flags\s*:\s*(.+)").split())
    for flag, name in [("avx512bw", "AVX-512"), ("avx2", "AVX2"), ("sse4_1", "SSE4")]:
        if flag in flags:
            return name
    return "unknown"


def compiler(build):
    """Compiler and flags of the build, as CMake wrote them down."""
    cache = read(build / "CMakeCache.txt")
    path = field(cache, r"CMAKE_CXX_COMPILER:\w+=(.+)")
    kind = field(cache, r"CMAKE_BUILD_TYPE:\w+=(.+)")
    flags = field(cache, rf"CMAKE_CXX_FLAGS_{kind.upper()}:\w+=(.+)")
    first_line = text_of([path, "--version"]).splitlines()[:1]
    return f"{first_line[0] if first_line else 'unknown'}, {flags}"


def package_version(package):
    return text_of(["dpkg-query", "-W", "-f=${Version}", package]).strip() or "absent"
