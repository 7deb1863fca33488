#!/bin/sh
# One backup: of the PostgreSQL database that PGDATABASE names, otherwise of the SQLite file STORE, while it is in use.
set -eu
umask 077
: "${BACKUP_DIR:?}" "${KEEP_DAYS:=30}"
case "$KEEP_DAYS" in
  *[!0-9]*)
    echo "KEEP_DAYS is \"$KEEP_DAYS\", but must be a number of days, 2 or more." >&2
    exit 2
    ;;
esac
if [ "$KEEP_DAYS" -lt 2 ]; then
  echo "KEEP_DAYS is \"$KEEP_DAYS\". Backups are kept for 2 days, the least possible." >&2
  KEEP_DAYS=2
fi

if [ -n "${PGDATABASE:-}" ]; then
  KEEP_DAYS="$KEEP_DAYS" exec sh "$(dirname "$0")/../compose/backup.sh" once
fi

rm -f "$BACKUP_DIR"/*.partial
file="$BACKUP_DIR/ctac-$(date -u +%Y-%m-%dT%H%M%SZ).sqlite"
# Not a copy of the file: what was written last is in a second file beside it.
sqlite3 "${STORE:?}" ".timeout 10000" ".backup '$file.partial'"
test "$(sqlite3 "$file.partial" 'pragma quick_check')" = ok
mv "$file.partial" "$file"
echo "Backed up to $file ($(wc -c < "$file") bytes)."
find "$BACKUP_DIR" -maxdepth 1 -name 'ctac-*.sqlite' -mtime "+$KEEP_DAYS" ! -path "$file" -delete
