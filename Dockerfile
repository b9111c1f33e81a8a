# The bot against Teams. No shell is needed at run time, nothing but /data is written to.
# Every step is plain enough to be tried without Docker: tests/deploy/dockerfile_steps.py does.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
COPY requirements-run.lock ./
RUN python3 -m venv .venv
RUN .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements-run.lock
COPY pyproject.toml ./
COPY bot bot
COPY cards cards
COPY scheduler scheduler
COPY sspf sspf
COPY storage storage
COPY manifest manifest
RUN .venv/bin/python -m compileall -q bot cards scheduler sspf storage

FROM python:3.11-slim-bookworm
WORKDIR /app
COPY --from=build /app /app
ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 SSPF_HOST=0.0.0.0 SSPF_DATA=/data
VOLUME /data
USER 65532:65532
EXPOSE 3978
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD [".venv/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:3978/healthz', timeout=3)"]
CMD [".venv/bin/python", "-m", "bot", "run"]
