#!/bin/sh
# One backup: of the PostgreSQL database that PGDATABASE names, otherwise of the SQLite file STORE, while it is in use.
set -eu
umask 077
: "${BACKUP_DIR:?}" "${KEEP_DAYS:=30}"
case "$KEEP_DAYS" in
  *[!0-9]* | 0 | 1)
    echo "KEEP_DAYS is \"$KEEP_DAYS\", but must be 2 or more days." >&2
    exit 2
    ;;
esac

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
