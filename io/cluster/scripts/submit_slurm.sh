#!/bin/sh
# Hands what is left to do to Slurm: the parts that are not there as one job array, then the merge, which starts when all
# of them are done. Run it again after a failure: it names what is missing and submits only that.
# Usage: sh submit.sh [--all] [--wait]
#   --all    look at every part again: those that are no longer right, since inputs changed, are computed anew
#   --wait   return when everything is done, with exit code 0 if the result is there
# shellcheck source=/dev/null disable=SC2154
set -eu
cd -- "$(dirname -- "$0")"
. ./settings.sh
. ./parts.sh

which=missing wait=no
for option; do
    case $option in
        --all) which=all ;;
        --wait) wait=yes ;;
        *) echo "submit.sh: unknown option '$option'. Use --all or --wait." >&2; exit 64 ;;
    esac
done
command -v sbatch >/dev/null || { echo "submit.sh: there is no sbatch. Run this where Slurm's commands are." >&2; exit 69; }

# The jobs of an earlier submission that Slurm still has.
queued_jobs() {
    sed -n 's/^job //p' submitted 2>/dev/null | while read -r job; do
        squeue --noheader --jobs="$job" 2>/dev/null | grep -q . && echo "$job"
    done
    true
}
# Ends the script as --wait promises.
finish() {
    tell_missing
    [ -e merged ] || {
        [ -n "$(missing_parts)" ] || echo "the merge failed. $PWD/logs/merge.log ends with: $(tail -n 1 logs/merge.log)"
        exit 1
    }
    echo "result: $PWD/result"
    exit 0
}
wait_and_finish() {
    while [ -n "$(queued_jobs)" ]; do sleep 2; done
    finish
}

queued=$(queued_jobs | paste -sd ' ' -)
if [ -n "$queued" ]; then
    echo "already submitted: Slurm has jobs $queued. Nothing was added. To stop them: scancel $queued"
    [ "$wait" = no ] || wait_and_finish
    exit 0
fi

[ -e submitted ] && tell_missing
todo=$(if [ "$which" = all ]; then seq "$parts"; else missing_parts; fi)
# An array holds so many tasks as the cluster allows; with more parts, a task has several.
most=$(scontrol show config | sed -n 's/^MaxArraySize *= *//p')
most=$((${most:-1001} - 1))
per_task=$(((parts + most - 1) / most))
rm -f merged
echo "per_task $per_task" >submitted

after=
if [ -n "$todo" ]; then
    tasks=$(echo "$todo" | awk -v per="$per_task" '
        function flush() { if (first) printf "%s%s", sep, (first == last ? first : first "-" last); sep = "," }
        { task = int(($1 + per - 1) / per)
          if (first && task <= last + 1) { last = task; next }
          if (first) flush()
          first = last = task }
        END { flush() }')
    # shellcheck disable=SC2086
    array=$(sbatch --parsable --job-name=lomsong-part --array="$tasks" --requeue --open-mode=append \
        --output=logs/task-%a.log --nodes=1 --ntasks=1 --cpus-per-task="$threads" --mem="${part_mib}M" \
        --time="$((part_minutes * per_task))" $sbatch_options part.sh "$per_task")
    array=${array%%;*}
    echo "job $array" >>submitted
    after="--dependency=afterok:$array --kill-on-invalid-dep=yes"
    echo "submitted: job $array, tasks $tasks; logs in $PWD/logs"
fi
# shellcheck disable=SC2086
merge=$(sbatch --parsable --job-name=lomsong-merge $after --requeue --open-mode=append --output=logs/merge.log \
    --nodes=1 --ntasks=1 --cpus-per-task="$threads" --mem="${merge_mib}M" --time="$merge_minutes" $sbatch_options merge.sh)
merge=${merge%%;*}
echo "job $merge" >>submitted
echo "submitted: job $merge, the merge; its result will be $PWD/result"
[ "$wait" = no ] || wait_and_finish
