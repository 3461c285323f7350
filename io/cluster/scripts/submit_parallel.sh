#!/bin/sh
# Computes the parts that are not there on this machine, as many at once as its cores and memory allow, then merges them.
# Run it again after a failure: it names what is missing and computes only that.
# Usage: sh submit.sh [--all]
#   --all    look at every part again: those that are no longer right, since inputs changed, are computed anew
# LOMSONG_JOBS: how many parts at once, instead of what is counted.
# shellcheck source=/dev/null disable=SC2154
set -eu
cd -- "$(dirname -- "$0")"
. ./settings.sh
. ./parts.sh

which=missing
for option; do
    case $option in
        --all) which=all ;;
        *) echo "submit.sh: unknown option '$option'. Use --all." >&2; exit 64 ;;
    esac
done
command -v parallel >/dev/null ||
    { echo "submit.sh: there is no GNU parallel. Install it (Debian: apt install parallel)." >&2; exit 69; }
exec 9>lock
flock -n 9 || { echo "already at work in this folder. Nothing was added."; exit 0; }

[ -e submitted ] && tell_missing
todo=$(if [ "$which" = all ]; then seq "$parts"; else missing_parts; fi)
rm -f merged
echo "per_task 1" >submitted

at_once() {
    cores=$(($(nproc) / threads))
    room=$(($(sed -n 's/^MemAvailable: *\([0-9]*\).*/\1/p' /proc/meminfo 2>/dev/null || echo 0) / 1024 / part_mib))
    jobs=$((room > 0 && room < cores ? room : cores))
    echo "$((jobs > 0 ? jobs : 1))"
}
if [ -n "$todo" ]; then
    # The joblog tells how long each took; what is done is told by the parts themselves.
    echo "$todo" | parallel --jobs "${LOMSONG_JOBS:-$(at_once)}" --joblog logs/joblog.tsv \
        'sh ./part.sh 1 {} >>logs/task-{}.log 2>&1' 9>&- || { tell_missing; exit 1; }
fi
sh ./merge.sh >>logs/merge.log 2>&1 9>&- || {
    echo "the merge failed. $PWD/logs/merge.log ends with: $(tail -n 1 logs/merge.log)"
    exit 1
}
echo "result: $PWD/result"
