// Tests what is found in a trace of system calls, on invented lines as strace writes them.
import { expect, test } from 'vitest';
import { readCalls } from './trace.js';

const contactedIn = (...lines: string[]) => readCalls(lines.join('\n')).contacted;
const writtenIn = (...lines: string[]) => readCalls(lines.join('\n')).written;

test('finds every local socket, because a look-up of a name or a log may go through one', () => {
  expect(
    contactedIn(
      '7 connect(3<socket:[1]>, {sa_family=AF_UNIX, sun_path="/run/resolver/io.Resolve"}, 42) = 0',
      '7 connect(4<socket:[2]>, {sa_family=AF_UNIX, sun_path=@"bus"}, 6 <unfinished ...>',
    ),
  ).toEqual(['/run/resolver/io.Resolve', 'bus']);
});

test('finds each address in a call that sends several messages', () => {
  const to = (address: string) =>
    `{msg_hdr={msg_name={sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("${address}")}}}`;
  expect(
    contactedIn(`7 sendmmsg(3<socket:[1]>, [${to('192.0.2.1')}, ${to('192.0.2.2')}], 2, 0) = 2`),
  ).toEqual(['look-up at 192.0.2.1', 'look-up at 192.0.2.2']);
});

test('finds no contact in loopback', () => {
  const loopback = 'sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")';
  expect(contactedIn(`7 connect(3<socket:[1]>, {sa_family=AF_INET, ${loopback}}, 16) = 0`)).toEqual([]);
});

test('finds where a file is written whose path is relative to a folder', () => {
  expect(
    writtenIn(
      '7 openat(AT_FDCWD</srv/service>, "events.db", O_RDWR|O_CREAT, 0644) = 3</srv/service/events.db>',
      '7 openat(3</home/ann>, "id", O_WRONLY|O_CREAT, 0644 <unfinished ...>',
      '7 openat2(3</home/ann>, "new", {flags=O_WRONLY, resolve=0}, 24) = 4</home/ann/new>',
      '7 open("here.txt", O_WRONLY) = 5</srv/service/here.txt>',
      '7 openat(AT_FDCWD</srv/service>, "read.txt", O_RDONLY) = 3</srv/service/read.txt>',
    ),
  ).toEqual(['/srv/service/events.db', '/home/ann/id', '/home/ann/new', 'here.txt']);
});

test('finds files that are moved or linked to, and folders that are made', () => {
  expect(
    writtenIn(
      '7 rename("/data/a", "/home/ann/a") = 0',
      '7 renameat2(AT_FDCWD</data>, "a", 3</home/ann>, "b", 0) = 0',
      '7 mkdir("/home/ann/.cache", 0777) = 0',
      '7 mkdir("/home", 0777) = -1 EEXIST (File exists)',
      '7 symlink("/data/a", "/home/ann/c") = 0',
    ),
  ).toEqual(['/home/ann/a', '/home/ann/b', '/home/ann/.cache', '/home/ann/c']);
});
