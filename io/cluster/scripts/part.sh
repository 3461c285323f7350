#!/bin/sh
# One task: computes its parts one after the other. A part that is there and still right is only looked at, so that a
# task may run as often as anybody likes.
# Usage: part.sh PARTS_PER_TASK [TASK]     in this folder; under Slurm the task is the one of the array
# shellcheck source=/dev/null disable=SC2154
set -u
. ./settings.sh
per_task=$1
task=${2:-${SLURM_ARRAY_TASK_ID:?name the task}}
k=$(((task - 1) * per_task + 1))
last=$((task * per_task))
[ "$last" -le "$parts" ] || last=$parts
failed=0
while [ "$k" -le "$last" ]; do
    echo "part $k of $parts, on $(uname -n), $(date '+%Y-%m-%d %H:%M:%S')"
    "$LOMSONG" run "$project" --part "$k/$parts" -o "$part_folder/$k" --overwrite \
        --threads "$threads" --memory "$program_memory" --progress lines || failed=$?
    k=$((k + 1))
done
exit "$failed"
