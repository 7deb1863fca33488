#!/bin/sh
# backup.sh once | daily | check: dumps the PostgreSQL database that the PG… variables name to BACKUP_DIR.
#
# A dump has its final name only when it is complete. Dumps older than KEEP_DAYS days are deleted, but never the newest.
# The time of the last one is noted in the database, where the metrics of every process find it.
set -eu
umask 077
: "${BACKUP_DIR:?}" "${KEEP_DAYS:=30}"
case "$KEEP_DAYS" in
  *[!0-9]*)
    echo "KEEP_DAYS is \"$KEEP_DAYS\", but must be a number of days, 2 or more." >&2
    exit 2
    ;;
esac
# With fewer days, one failed night leaves a single backup.
if [ "$KEEP_DAYS" -lt 2 ]; then
  echo "KEEP_DAYS is \"$KEEP_DAYS\". Backups are kept for 2 days, the least possible." >&2
  KEEP_DAYS=2
fi

newest() {
  find "$BACKUP_DIR" -maxdepth 1 -name 'ctac-*.dump' | sort | tail -n 1
}

note() {
  psql --quiet --no-psqlrc --set=ON_ERROR_STOP=1 --command='
    insert into last_backup (id, at) values (1, to_char(now() at time zone $$UTC$$, $$YYYY-MM-DD"T"HH24:MI:SS"Z"$$))
    on conflict (id) do update set at = excluded.at'
}

once() {
  rm -f "$BACKUP_DIR"/*.partial
  file="$BACKUP_DIR/ctac-$(date -u +%Y-%m-%dT%H%M%SZ).dump"
  pg_dump --format=custom --file="$file.partial"
  # Reads all of it back. The list of contents alone is at the start, and readable in a dump that was cut short.
  pg_restore --file=/dev/null "$file.partial"
  mv "$file.partial" "$file"
  echo "Backed up to $file ($(wc -c < "$file") bytes)."
  # The backup is usable without it.
  note || echo 'The backup could not be noted in the database, so the alert BackupMissing will fire.' >&2
  find "$BACKUP_DIR" -maxdepth 1 -name 'ctac-*.dump' -mtime "+$KEEP_DAYS" ! -path "$(newest)" -delete
}

case "${1:-}" in
  once) once ;;
  daily)
    trap 'exit 0' TERM INT
    while :; do
      # In its own shell, which stops at the first error. Inside an "if", this one would carry on.
      if sh "$0" once; then pause=86400; else pause=300; fi
      # In the background, so that a signal ends the wait at once.
      sleep "$pause" &
      wait "$!"
    done
    ;;
  check)
    file="$(newest)"
    test -n "$file" && test -n "$(find "$file" -mmin -1500)"
    ;;
  *)
    echo 'Usage: backup.sh once | daily | check' >&2
    exit 2
    ;;
esac
