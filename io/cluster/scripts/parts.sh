# Shared by the scripts of this folder, not run alone: which parts are there, and what is known of the others.
# shellcheck shell=sh disable=SC2154

# The numbers of the parts that are not there, one a line.
missing_parts() {
    k=1
    while [ "$k" -le "$parts" ]; do
        [ -e "$part_folder/$k/part.json" ] || echo "$k"
        k=$((k + 1))
    done
}

# One line about each part that is missing: its log and what that ends with. Many are counted after the first twenty.
tell_missing() {
    told=0
    per_task=$(sed -n 's/^per_task //p' submitted 2>/dev/null)
    for k in $(missing_parts); do
        told=$((told + 1))
        [ "$told" -le 20 ] || continue
        log=logs/task-$(((k + ${per_task:-1} - 1) / ${per_task:-1})).log
        if [ -s "$log" ]; then
            echo "part $k of $parts is not there. $PWD/$log ends with: $(tail -n 1 "$log")"
        else
            echo "part $k of $parts is not there: nobody has begun it."
        fi
    done
    [ "$told" -le 20 ] || echo "and $((told - 20)) parts more are not there."
}
