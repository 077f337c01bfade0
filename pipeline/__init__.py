"""Whatever touches disk, clock, order or other machines; the command line.

What comes in passes `readers` and `ingesting` on `engine`, and is kept by `storing`; `folding` keeps the events beside
it; `questions` are asked of them and answered on the `terminal` or by `writers`; `streams` bring more. `commands` are
one module each; `timeline` is the API.
"""
