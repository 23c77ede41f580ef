#!/usr/bin/env python3
"""Drive the report's page in Chromium: it loads, sorts, filters and opens, asks no network, and text is only text.

usage: page.py KLUBBA

Skipped (exit 77) with a message where no Chromium is installed. Speaks the DevTools protocol over a pipe, so that
nothing but Chromium is needed.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from comparisons import Checks

PROJECT = pathlib.Path(__file__).resolve().parents[2]
CASE = PROJECT / "tests/cases/report-living"
SKIP = 77

# Every text against the background behind it, WCAG 2.1, 1.4.3 (large text counts as small here).
CONTRAST = """(() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (c) => [0, 1, 2].map((i) => c[i] / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const found = [];
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length) continue;
    if (e.closest("script, title, option")) continue;
    let back = e;
    while (back && (numbers(getComputedStyle(back).backgroundColor)[3] ?? 1) === 0) back = back.parentElement;
    const style = getComputedStyle(e);
    const a = light(numbers(e instanceof SVGElement ? style.fill : style.color));
    const b = light(numbers(getComputedStyle(back || document.documentElement).backgroundColor));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) found.push(`${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return found;
})()"""


class Page:
    """A page in a Chromium of its own."""

    def __init__(self, chromium, profile):
        to_read, self.to_write = os.pipe()
        self.from_read, to_answer = os.pipe()

        def connect():  # the protocol's ends are the descriptors 3 and 4
            a, b = os.dup(to_read), os.dup(to_answer)
            os.dup2(a, 3)
            os.dup2(b, 4)

        self.process = subprocess.Popen(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-dev-shm-usage", f"--user-data-dir={profile}", "--remote-debugging-pipe", "about:blank"],
            pass_fds=(3, 4, to_read, to_answer), preexec_fn=connect, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_answer)
        self.buffer = b""
        self.number = 0
        self.events = []
        self.session = None
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")

    def message(self):
        while b"\0" not in self.buffer:
            part = os.read(self.from_read, 1 << 16)
            if not part:
                raise SystemExit("Chromium ended early")
            self.buffer += part
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **params):
        self.number += 1
        request = {"id": self.number, "method": method, "params": params}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.to_write, json.dumps(request).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise SystemExit(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def load(self, path):
        seen = len(self.events)
        self.call("Page.navigate", url=path.as_uri())
        while not any(e["method"] == "Page.loadEventFired" for e in self.events[seen:]):
            self.events.append(self.message())

    def run(self, script):
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise SystemExit(f"{script}: {result['exceptionDetails']}")
        return result["result"].get("value")


SHOWN = "[...document.querySelectorAll('tbody tr')].filter((r) => !r.hidden).map((r) => r.id.replace(/^.*2025-/, ''))"


def drive(page, path, checks):
    page.load(path)
    first = ["03-12-4-a1", "01-15-2-a1", "01-15-3-a1", "03-12-4-a2"]
    checks.same("rows", page.run(SHOWN), first)
    checks.same("scripts", page.run("document.scripts.length"), 1)
    checks.same("text of markup", page.run("document.querySelectorAll('summary')[2].textContent"),
                'Örjan Bly tar bort <script>alert("&")</script> från sidan.')

    head = "[...document.querySelectorAll('th')].find((h) => h.textContent.startsWith('Ansvarig'))"
    page.run(f"{head}.querySelector('button').click()")
    checks.same("sorted by owner", page.run(SHOWN), [first[3], first[1], first[2], first[0]])
    checks.same("aria-sort", page.run(f"{head}.getAttribute('aria-sort')"), "ascending")
    page.run(f"{head}.querySelector('button').click()")
    checks.same("sorted downwards", page.run(SHOWN), [first[2], first[1], first[3], first[0]])
    page.run("document.querySelector('th button').click()")

    page.run("const s = document.querySelector('input'); s.value = 'OFFERTER åsa'; "
             "s.dispatchEvent(new Event('input', {bubbles: true}))")
    checks.same("searched", page.run(SHOWN), [first[1]])
    checks.same("said", page.run("document.querySelector('.shown').textContent"), "Visar 1 av 4")
    page.run("document.querySelector('form').reset(); new Promise((done) => setTimeout(done, 50))")
    checks.same("all again", len(page.run(SHOWN)), 4)
    page.run("const o = document.querySelector('select[name=owner]'); o.value = 'Ärla Öst'; "
             "o.dispatchEvent(new Event('input', {bubbles: true}))")
    checks.same("of an owner", page.run(SHOWN), [first[3]])
    page.run("document.querySelector('form').reset(); new Promise((done) => setTimeout(done, 50))")
    for group, rows in (("late", [first[0]]), ("without-owner", [first[0]]), ("vanished", [first[2]])):
        tile = f"document.querySelector('button[data-group={group}]')"
        page.run(f"{tile}.click()")
        checks.same(group, page.run(SHOWN), rows)
        checks.same(group + " pressed", page.run(f"{tile}.getAttribute('aria-pressed')"), "true")
        page.run(f"{tile}.click()")

    passage = "document.getElementById('byalaget-ostra-kvarn-2025-01-15-2-a1').querySelector('.passage')"
    checks.same("closed", page.run(f"{passage}.checkVisibility()"), False)
    page.run(f"{passage}.closest('details').querySelector('summary').click()")
    checks.same("opened", page.run(f"{passage}.checkVisibility()"), True)
    checks.same("passage", page.run(f"[...{passage}.querySelectorAll('.hit .words')].map((e) => e.textContent)"),
                ["Styrelsen beslutade att Åsa Ek tar in offerter senast den 31 mars 2025."])
    checks.same("context", page.run(f"{passage}.children.length"), 5)

    for scheme in ("light", "dark"):
        page.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        checks.same(f"contrast, {scheme}", page.run(CONTRAST), [])
    page.call("Emulation.setDeviceMetricsOverride", width=390, height=800, deviceScaleFactor=1, mobile=True)
    checks.same("width on a phone", page.run("document.documentElement.scrollWidth"), 390)
    checks.same("names for screen readers", page.run(
        "[...document.querySelectorAll('button, input, select')].filter((e) => !(e.textContent || e.labels?.[0]?.textContent)"
        ").length"), 0)

    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.load(path)
    page.call("Emulation.setScriptExecutionDisabled", value=False)
    checks.same("rows without scripts", page.run(SHOWN), first)
    checks.same("controls without scripts", page.run("document.querySelector('form').checkVisibility()"), False)

    wanted = [e["params"]["request"]["url"] for e in page.events if e["method"] == "Network.requestWillBeSent"]
    checks.same("requests", [url for url in wanted if url != path.as_uri() and not url.startswith("data:")], [])
    faults = [e["params"] for e in page.events if e["method"] in ("Runtime.exceptionThrown", "Log.entryAdded",
                                                                  "Page.javascriptDialogOpening")]
    checks.same("faults and dialogs", faults, [])


def main():
    klubba = str(pathlib.Path(sys.argv[1]).resolve())
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("skipped: no Chromium here (Debian's package is `chromium`)")
        return SKIP
    checks = Checks()
    with tempfile.TemporaryDirectory(prefix="klubba-page-", ignore_cleanup_errors=True) as place:
        path = pathlib.Path(place) / "page.html"
        subprocess.run([klubba, "report", "--as-of", "2025-06-01", "--all", "register.yaml", "-o", str(path)], cwd=CASE,
                       check=True, timeout=60)
        page = Page(chromium, place + "/profile")
        try:
            drive(page, path, checks)
        finally:
            page.process.kill()
            page.process.wait()
    print(f"{checks.count} checks, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
