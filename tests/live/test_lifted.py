"""The engine knows no lesson: lifted out of the package as it stands, it serves another course."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import weatherbits

ENGINE = Path(weatherbits.__file__).parent / "live"

COURSE = """
import sys
sys.modules["weatherbits"] = None  # it is not to be had here
from dataclasses import dataclass
from course_engine import Explorer, Look, Scene, Slider, Words, new_figure

@dataclass(frozen=True)
class Spring:
    force: float = 1.0
    sentence = property(lambda self: f"Mit {self.force:.1f} N dehnt sich die Feder um {self.force / 2:.2f} cm.")

class SpringScene(Scene):
    def __init__(self, state):
        super().__init__(new_figure(300, 200))
        self.bar = self.moving(self.figure.add_subplot(ylim=(0, 5)).bar([0], [0]))[0]
    def show(self, state):
        self.bar.set_height(state.force / 2)

words = Words("Zurück", "Halt", str, str, str, str, lambda *t: " ".join(t), "Läuft", "Stille", "Ein Bild", "Gemeint")
force, kraft = {"force": Slider(0.0, 10.0, 0.5)}, {"force": "Kraft"}
spring = Explorer(Spring(), SpringScene, force, labels=kraft, look=Look({}, {}), words=words)
before = spring.picture.moving
spring.controls["force"].value = 4.0
print(spring.sentence, spring.picture.moving != before, "<svg" in spring.picture.svg())
spring._ipython_display_()
"""


def test_ten_lines_make_an_explorer_of_another_course(tmp_path):
    shutil.copytree(ENGINE, tmp_path / "course_engine", ignore=shutil.ignore_patterns("__pycache__"))
    script = tmp_path / "course.py"
    script.write_text(COURSE, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(
        [sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", str(script)],
        cwd=tmp_path, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "Mit 4.0 N dehnt sich die Feder um 2.00 cm. True True" in result.stdout


def test_the_engine_says_nothing_of_weather():
    for path in ENGINE.glob("*.*"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\b(rain|sunny|entropy|lesson_|notebook 0)", text), path
