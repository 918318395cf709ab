"""Time weatherbits.codes beside the packages dahuffman and bitarray: `python -m benchmarks.bench_codes`.

Each line is the best of several rounds; in each round every package takes its turn, so that a busy minute
of the machine hits all of them. "Ratio" is a package's time divided by that of weatherbits, in the same run:
above 1.0, weatherbits is faster.

Each package gets the days in the form it likes best, and what comes out is compared with what went in.
Look-up tables that are made once for a code and then kept are made before the clock starts, for all three.
"""

import platform
from collections.abc import Callable
from importlib.metadata import version
from time import perf_counter

import numpy as np
from bitarray import bitarray, decodetree
from bitarray.util import canonical_huffman
from bitarray.util import huffman_code as bitarray_huffman_code
from dahuffman import HuffmanCodec
from dahuffman.huffmancodec import PrefixCodec

from weatherbits.codes import PrefixCode, huffman_code
from weatherbits.story import ARTICLE_CODEWORDS, RAINY_REGION, STATES, SUNNY_REGION

DAYS = 1_000_000
SYMBOLS = 100_000


def best_times(rounds: int, tasks: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the least number of seconds that each task took."""
    times = dict.fromkeys(tasks, np.inf)
    for _ in range(rounds):
        for name, task in tasks.items():
            start = perf_counter()
            task()
            times[name] = min(times[name], perf_counter() - start)
    return times


def print_table(title: str, times: dict[str, float]) -> None:
    """Print a line for each task; the first one, by weatherbits, is what the others are compared with."""
    print(f"\n{title}\n  {'':<50}{'ms':>9}{'ratio':>8}")
    own = next(iter(times.values()))
    for name, seconds in times.items():
        print(f"  {name:<50}{1000 * seconds:>9.1f}{seconds / own:>8.1f}")


def bench_days(region: str, p: np.ndarray, rounds: int = 7) -> None:
    """Time drawing, encoding and decoding of days in a region, with the article's code."""
    rng = np.random.default_rng(2026)
    days = rng.choice(len(p), size=DAYS, p=p)
    names = [STATES[day] for day in days]

    own = PrefixCode(dict(zip(STATES, ARTICLE_CODEWORDS, strict=True)))
    own_bits = own.encode_array(days)
    own_text = own.encode(names)
    own_back, own_names_back = own.decode_array(own_bits), own.decode(own_text)

    words = {name: bitarray(word) for name, word in zip(STATES, ARTICLE_CODEWORDS, strict=True)}
    tree = decodetree(words)

    def bitarray_encode() -> bitarray:
        bits = bitarray()
        bits.encode(words, names)
        return bits

    bitarray_bits = bitarray_encode()
    bitarray_back = list(bitarray_bits.decode(tree))

    # dahuffman needs a word for "end of message": the article's code has just one to spare.
    table = {name: (len(word), int(word, 2)) for name, word in zip(STATES, ARTICLE_CODEWORDS, strict=True)}
    codec = PrefixCodec({**table, None: (4, 0b1111)}, eof=None)
    codec_bytes = codec.encode(names)
    codec_back = codec.decode(codec_bytes)

    if not (np.array_equal(own_back, days) and names == own_names_back == bitarray_back == codec_back):
        raise SystemExit("a package did not give back the days it was given: its time means nothing")
    if not own_text == bitarray_bits.to01() == "".join(map(str, own_bits.tolist())):
        raise SystemExit("the packages did not send the same bits: their times cannot be compared")

    encoding = best_times(
        rounds,
        {
            "weatherbits  encode_array (array of numbers)": lambda: own.encode_array(days),
            "weatherbits  encode (list of names)": lambda: own.encode(names),
            "bitarray     encode (list of names)": bitarray_encode,
            "dahuffman    encode (list of names)": lambda: codec.encode(names),
        },
    )
    decoding = best_times(
        rounds,
        {
            "weatherbits  decode_array (to an array of numbers)": lambda: own.decode_array(own_bits),
            "weatherbits  decode (to a list of names)": lambda: own.decode(own_text),
            "bitarray     decode (to a list of names)": lambda: list(bitarray_bits.decode(tree)),
            "dahuffman    decode (to a list of names)": lambda: codec.decode(codec_bytes),
        },
    )
    drawing = best_times(rounds, {"": lambda: rng.choice(len(p), size=DAYS, p=p)})[""]
    labels = ("weatherbits  arrays", "weatherbits  lists and text", "bitarray", "dahuffman")
    there_and_back = zip(labels, encoding.values(), decoding.values(), strict=True)
    where = f"{DAYS:,} days of the {region} region, {own_bits.size / DAYS:.3f} bits a day"
    print_table(f"Encode {where}", encoding)
    print_table(f"Decode {where}", decoding)
    print_table(
        f"Draw ({1000 * drawing:.1f} ms, the same for all), encode and decode {where}",
        {label: drawing + there + back for label, there, back in there_and_back},
    )


def bench_building(kind: str, weights: np.ndarray, rounds: int = 3) -> None:
    """Time the building of a Huffman code for many symbols."""
    p = weights / weights.sum()
    frequencies = dict(enumerate(p.tolist()))
    cost = huffman_code(p).expected_length(p)
    for words in (bitarray_huffman_code(frequencies), canonical_huffman(frequencies)[0]):
        other = sum(p_symbol * len(words[symbol]) for symbol, p_symbol in frequencies.items())
        if abs(other - cost) > 1e-9:
            raise SystemExit(f"two Huffman codes differ in average length: {cost} and {other} bits")
    times = best_times(
        rounds,
        {
            "weatherbits  huffman_code": lambda: huffman_code(p),
            "bitarray     huffman_code": lambda: bitarray_huffman_code(frequencies),
            "bitarray     canonical_huffman": lambda: canonical_huffman(frequencies),
            "dahuffman    from_frequencies": lambda: HuffmanCodec.from_frequencies(frequencies),
        },
    )
    print_table(f"Build a Huffman code for {SYMBOLS:,} symbols, {kind} ({cost:.3f} bits a symbol)", times)


def main() -> None:
    """Print all tables."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "bitarray", "dahuffman"))
    print(f"Python {platform.python_version()}, {packages}")
    bench_days("sunny", SUNNY_REGION)
    bench_days("rainy", RAINY_REGION)
    bench_building("the k-th of weight 1/k", 1 / np.arange(1, SYMBOLS + 1))
    bench_building("of random weights", np.random.default_rng(2026).random(SYMBOLS))


if __name__ == "__main__":
    main()
