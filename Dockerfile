# Tjänsten i en behållare: två steg, låsta paket, ingen root, inget torch. Se docs/operations.md.
FROM python:3.11-slim AS build

ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_NO_CACHE=1
RUN pip install --no-cache-dir uv==0.13.9 && python -m venv --without-pip /opt/trygg
WORKDIR /app
COPY requirements.lock requirements-postgres.lock ./
RUN uv pip install --python /opt/trygg/bin/python --require-hashes -r requirements.lock -r requirements-postgres.lock
COPY . .
RUN uv pip install --python /opt/trygg/bin/python --no-deps -e . && /opt/trygg/bin/python -m compileall -q /app

FROM python:3.11-slim

RUN groupadd --gid 10001 trygg \
    && useradd --uid 10001 --gid trygg --no-create-home --home-dir /tmp --shell /usr/sbin/nologin trygg \
    && install -d -o trygg -g trygg -m 0700 /data \
    && install -d -m 0755 /documents
COPY --from=build /opt/trygg /opt/trygg
COPY --from=build /app /app
ENV PATH=/opt/trygg/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    HOME=/tmp \
    TRYGG_DATA=/data \
    TRYGG_DOCUMENTS=/documents
WORKDIR /data
USER 10001:10001
VOLUME /data
EXPOSE 8000
# Första starten läser in dokumenten, vilket tar en minut eller några.
HEALTHCHECK --interval=30s --timeout=5s --start-period=300s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
# Ett dokument som inte går att läsa hindrar inte tjänsten från att svara ur de andra.
CMD ["sh", "-c", "trygg ingest || test -e \"$TRYGG_DATA/CURRENT\" && exec trygg serve --host 0.0.0.0 --port 8000"]
