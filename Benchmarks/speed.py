#!/usr/bin/env python3
"""Times Chaff, fastText, Vowpal Wabbit and plain reading on the same texts: `speed.py CHAFF CORPUS [--model FILE]`.

One text is made from a seed, the same for everybody (babble.py); the other is every training page of the corpus, once,
where there is one. All contestants run once a round, in turn and in rotating order, so that what disturbs the machine
disturbs all of them. Told are seconds of the processor, which a busy machine changes least, and of the clock. Chaff is
a whole process with output thrown away; the peers are favoured: only their answers are timed, with the model loaded and
the lines prepared before. What comes out is checked first, and so is how many lines get which label (expected.py).
Figures go to Benchmarks/results/speed.json, single times to results/raw.
"""
import os

from babble import BYTES
from expected import check_labels, check_text, model_checksum, sha256
from run import WORK, arguments, chosen_model, facts, store
from speed_peers import peers
from speed_texts import Text, check, texts
from timing import Run, in_turn, process, raw, spread, timed, timed_stream

STREAM_BYTES = 1_000_000_000
STARTS = 31
OURS = "chaff classify, 1 thread"
PACKAGES = ("fasttext", "vowpalwabbit")


def ours(chaff: str, chosen: list[str], cores: int, text: Text) -> dict[str, Run]:
    """Chaff and plain reading."""
    classify, plain = [chaff, "classify", *chosen], str(text.plain)
    return {
        "cat": process("cat", plain),
        "wc -l": process("wc", "-l", plain),
        OURS: process(*classify, "--jobs", "1", "--format", "tsv", plain),
        f"chaff classify, {cores} threads": process(*classify, "--jobs", str(cores), "--format", "tsv", plain),
        "chaff filter, 1 thread": process(chaff, "filter", *chosen, "--jobs", "1", plain),
        "chaff classify, page records, 1 thread":
            process(*classify, "--jobs", "1", "--format", "jsonl", str(text.records)),
    }


def main() -> None:
    parser = arguments(__doc__, "speed.json", takes_corpus=True)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--bytes", type=int, default=BYTES, help="how much text to make; other than usual for a trial")
    parser.add_argument("--stream-bytes", type=int, default=STREAM_BYTES)
    parser.add_argument("--only", help="one text alone: generated or corpus")
    parser.add_argument("--accept", action="store_true", help="take another text or other labels as expected")
    options = parser.parse_args()

    chosen, cores = chosen_model(options), os.cpu_count() or 1
    classify, filtering = [options.chaff, "classify", *chosen], [options.chaff, "filter", *chosen]
    model = model_checksum(options)
    result: dict = {"rounds": options.rounds, "model": model, "texts": {}}
    single: dict = {}
    made = texts(options.corpus, options.bytes)
    for text in made:
        if options.only not in (None, text.name):
            continue
        is_made, is_usual = text.name == "generated", options.bytes == BYTES
        checksum = check_text(text.name, text.plain, options.accept) if is_made and is_usual else sha256(text.plain)
        labels = check(classify, filtering, cores, text)
        if is_usual or not is_made:
            check_labels(model, text.name, checksum, labels, options.accept)
        others, said = peers(text, checksum)
        times = in_turn(ours(options.chaff, chosen, cores, text) | others, options.rounds)
        size, own = text.about["bytes"] / 1e6, times[OURS]
        single[text.name] = raw(times)
        result["texts"][text.name] = {
            "text": text.about | {"sha256": checksum, "labels": labels},
            "peers_labels": said,
            "megabytes_per_second": {
                name: spread([size / one.wall for one in all]) for name, all in times.items()},
            "megabytes_per_processor_second": {
                name: spread([size / max(one.processor, 1e-3) for one in all]) for name, all in times.items()},
            "times_as_fast_as": {
                name: spread([other.processor / one.processor for other, one in zip(times[name], own)])
                for name in others
            },
        }
    empty = WORK / "empty.txt"
    empty.write_bytes(b"")
    starts = [timed([*classify, str(empty)]).seconds for _ in range(STARTS)]
    stream = timed_stream([*classify, "--format", "tsv"], made[0].plain, options.stream_bytes)
    store(options.output, result | {
        "run": facts("make bench-speed" + (" with --model" if options.model else ""), PACKAGES),
        "start_up_milliseconds": spread([value * 1000 for value in starts]),
        "stream": {
            "bytes": options.stream_bytes, "peak_megabytes": stream.peak_bytes / 1e6, "seconds": stream.seconds,
            "processor_seconds": stream.processor_seconds, "threads": cores,
        },
    }, {"times": single, "starts": starts})


if __name__ == "__main__":
    main()
