#!/usr/bin/env python3
"""summary.py RESULTS.tsv: medians of the runs that `run` wrote down, and how many times as fast as each
other program Tongmun on one thread is.  Columns: part, program, things made, seconds, CPU seconds, peak in KB."""
import collections, csv, statistics, sys

OURS = "tongmun, 1 job"
UNITS = {"peers": "letters", "languages": "letters", "rows": "rows"}
runs = collections.defaultdict(lambda: collections.defaultdict(list))
with open(sys.argv[1], encoding="utf-8") as file:
    for part, program, *numbers in csv.reader(file, delimiter="\t"):
        runs[part][program].append([float(n) for n in numbers])
for part, programs in runs.items():
    unit = UNITS[part]
    print(f"\n{part}: {next(iter(programs.values()))[0][0]:.0f} {unit}")
    print(f"{'program':<18} {unit + '/s':>10} {'(lowest–highest)':>18} {'CPU ms each':>12} {'peak MB':>8} {'times':>7} {'by CPU':>7}  runs")
    middle = {}
    for program, measured in programs.items():
        made, seconds, cpu, peak = zip(*measured)
        middle[program] = statistics.median(seconds), statistics.median(cpu), statistics.median(peak), made[0]
    for program, (seconds, cpu, peak, made) in middle.items():
        speeds = [made / s for _, s, _, _ in programs[program]]
        times = by_cpu = ""
        if OURS in middle and program != OURS:
            times, by_cpu = f"{seconds / middle[OURS][0]:.1f}", f"{cpu / middle[OURS][1]:.1f}"
        spread = f"({min(speeds):.0f}–{max(speeds):.0f})"
        print(f"{program:<18} {made / seconds:>10.1f} {spread:>18} {1000 * cpu / made:>12.2f} {peak / 1024:>8.0f} {times:>7} {by_cpu:>7}  {len(speeds)}")
