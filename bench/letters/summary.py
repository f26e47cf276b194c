#!/usr/bin/env python3
"""summary.py RESULTS.tsv: medians of the runs that `run` wrote down, and how many times as
long as Tongmun with one job each other program took.

Columns of RESULTS.tsv: part, program, things made, seconds, CPU seconds, peak in KB."""
import collections
import csv
import statistics
import sys

OURS = "tongmun, 1 job"
LINE = "{:<18} {:>10} {:>18} {:>12} {:>8} {:>7} {:>7}  {}"


def print_part(part, programs):
    unit = "rows" if part == "rows" else "letters"
    print(f"\n{part}: {next(iter(programs.values()))[0][0]:.0f} {unit}")
    print(LINE.format("program", unit + "/s", "(lowest–highest)", "CPU ms each", "peak MB",
                      "times", "by CPU", "runs"))
    middle = {program: [statistics.median(values) for values in zip(*runs)]
              for program, runs in programs.items()}
    for program, (made, seconds, cpu, peak) in middle.items():
        speeds = [run[0] / run[1] for run in programs[program]]
        ratios = ["", ""]
        if OURS in middle and program != OURS:
            ratios = [f"{seconds / middle[OURS][1]:.1f}", f"{cpu / middle[OURS][2]:.1f}"]
        print(LINE.format(
            program, f"{made / seconds:.1f}", f"({min(speeds):.0f}–{max(speeds):.0f})",
            f"{1000 * cpu / made:.2f}", f"{peak / 1024:.0f}", *ratios, len(speeds)))


def main():
    runs = collections.defaultdict(lambda: collections.defaultdict(list))
    with open(sys.argv[1], encoding="utf-8") as file:
        for part, program, *numbers in csv.reader(file, delimiter="\t"):
            runs[part][program].append([float(number) for number in numbers])
    for part, programs in runs.items():
        print_part(part, programs)


if __name__ == "__main__":
    main()
