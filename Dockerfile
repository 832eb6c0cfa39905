# One image for the server and the worker. Fonts for Chinese are part of it: files that are drawn must have them.
FROM python:3.12-slim-bookworm

RUN apt-get update -qq \
 && apt-get install -y -qq --no-install-recommends fonts-noto-cjk fontconfig \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home /srv/newsroom newsroom \
 && mkdir -p /srv/newsroom /data \
 && chown newsroom:newsroom /data

WORKDIR /srv/newsroom
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 NEWSROOM_DATA=/data

COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

COPY . .
RUN python manage.py compile_catalogues && python -m compileall -q .

USER newsroom
VOLUME /data
EXPOSE 8000
CMD ["python", "manage.py", "serve", "--bind", "0.0.0.0:8000", "--workers", "2"]
