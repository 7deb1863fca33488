export const usageWording = {
  title: 'Usage:',
  /** Indent each command by 2 spaces. A line with a deeper indent continues the line above. */
  commands: `
  ctac ingest FOLDER [FOLDER…] [--publish]   import guidance and publish it; --json prints the result
  ctac ask "QUESTION" [--nation NATION]      answer one question; --json prints a batch line
  ctac ask --batch FILE                      answer a file of questions, one JSON object per line
  ctac ask "QUESTION" --as-of YYYY-MM-DD     what the guidance said on a date; --release N uses a past release
  ctac answers [ANSWER…] [--latest N]        check old answers against their releases and run them again
  ctac refresh SLUG…|--due|--all             check sources for changes
  ctac diff CHANGE                           what a change adds and removes, and what it affects
  ctac review [CHANGE --accept|--reject …]   changes to review; --passage N, --set field=value, --comment
  ctac try [--add FILE|--list|--resume N]    run the test questions on accepted changes
  ctac publish [--override REASON]           publish accepted changes
  ctac rollback [--to N] --reason REASON     make an earlier release live again
  ctac recall [RECALL… --tell|--dismiss]     tell people that guidance has changed: with --tell, they read --comment;
                                             also --lift; --wrong PASSAGE --comment
  ctac status                                what is live, what needs review, which sources need attention
                                             (all commands from refresh to status take --json and --editor NAME)
  ctac calibrate [FILE…] [--answered SHARE]  use question files to set when to say "I don't know"; --json
  ctac unanswered [--days N] [--json]        questions the guidance did not answer
  ctac sessions [end PERSON] [--left]        who is signed in, or sign someone out everywhere and put requests they
                                             claimed at the desk back in the queue; --left: all their requests
  ctac migrate [--wait SECONDS | --check]    migrate the tables, wait for another process to migrate them, or
                                             show what would change
  ctac retention [run] [--json]              what would be deleted now; run deletes it
  ctac hold [add|list|lift ID]               legal holds: --person PLATFORM:ID, --conversation ID, --request NUMBER,
                                             --from DAY --to DAY; --reason, --until DAY, --do-not-tell
  ctac switch [off|on NAME --reason WHY]     turn off chat, model or a platform, such as web; --message TEXT
  ctac backup FILE [--check]                 make an encrypted backup, even while the service runs; --check reads one
  ctac backup record [--at TIME]             record a backup made by another program, for the metrics
  ctac restore FILE --erasures FILE          restore a backup to an empty store, leaving out what has been erased since
  ctac restore drill FILE                    restore a copy, compare the last 50 answers, and remove the copy
  ctac erasures                              list what has been erased, as digests, for use in a restore
  ctac keys new|rotate|drop                  create an encryption key; change the key while the service runs;
                                             drop destroys earlier keys, so earlier backups can't be opened
  ctac subject [open|approve|pause|resume|own|leave-out|export|files|erase|close]
                                             requests from people about their data: --person PLATFORM:ID or
                                             --name TEXT, --erase, --received DAY, --why, --own, --words,
                                             --out FILE (files: --out FOLDER)
  ctac complaints [list|add|acknowledge ID|close ID]
                                             complaints and their 30-day limit: --about TEXT, --from WHO,
                                             --person PLATFORM:ID, --received DAY, --outcome, --answer
  ctac breach --from DAY --to DAY --reason WHY [--out FOLDER]
                                             whose data was affected, what was sent to other services, who read what
  ctac audit verify [--checkpoint FILE]      check that no one has changed the audit log; --key FILE for an earlier key
  ctac audit export [--from NUMBER]          print the log’s events as OCSF, one JSON object per line; "prove NUMBER"
                                             prints the proof that an event is in it, "key" the public key
  ctac evidence [--out FOLDER]               write an evidence pack about this configuration: records, risks, models;
                                             --answers FILE adds your answers to the pack’s questions
  ctac evidence --compare FOLDER FOLDER      what differs between two packs; --json
  ctac doctor [--json] [--send]              check settings, store, index, model, platforms and channels;
                                             --send also posts a test card to each channel
  ctac chat                                  chat with the assistant in this terminal
`,
} as const;
