// Writes the document about recipients, which asks about facts that only contracts contain, such as
// subprocessors.
import { ask, check, known, setting, type Entry } from '../../model/document.js';
import { whoReceives, type Facts, type DataRecipient } from '../../model/facts.js';
import { usesModel } from '../../model/slots.js';
import { document } from '../../model/written-document.js';

export const recipientsDocument = document`
# 09-recipients | Suppliers, contracts and transfers
  about: Who receives personal data in this configuration. What each one receives is in 02-data-flow. Your contracts determine whether each is a processor.

## Who receives personal data
  columns: recipient | where

none | None
  known: ${(facts) => !whoReceives(facts).length} the settings connect no platform, service or other machine that receives personal data. Advisers see requests (08-access-matrix)
  from: settings

${recipients}

maker | The people who make the software
  known: They receive nothing: the software sends them no messages, figures or errors
  from: file docs/decisions/0028-nothing-leaves-by-itself.md; file tests/scenarios/trace/trace.test.ts

## To agree with each recipient
  columns: recipient | question
  who: Procurement, before use

${toAgree}

${others}

hosting | The people who run the machine, network and backups
  ask: Which legal entity are they, in which country and under what contract (Article 28)? What are its reference and date? Can they read the store?

transfers | Transfers abroad
  ask: Does anyone above store or read data outside the United Kingdom? If so, under which safeguard (adequacy regulations, the UK-US data bridge, the International Data Transfer Agreement or the Addendum), with which dated risk assessment?
  who: Data protection officer, before use

diligence | Due diligence
  ask: What have you checked of each supplier: security certificates and their scope, breaches, finances, right to audit, how soon they report a breach, use of AI in their own service?

## The language model’s provider
  columns: what | statement
  who: Procurement, before use

training | Training and use of your data
  ask: ${usesModel} Does the contract say that what is sent is not used to train or improve models? Where does it say so, and in which version of the terms?
  from: setting ANSWER_MODEL

monitoring | Monitoring for misuse, and who reads it
  ask: ${usesModel} Does the provider keep what is sent to look for misuse, for how long, and may its staff read it? Have you been granted an exemption in writing?
  from: setting ANSWER_MODEL

filters | Filters on text about abuse
  known: ${usesModel} If a filter refuses a question or a reply, the practitioner gets the answer that this machine makes without a model; the log says “content filter”. At their usual level such filters block questions about violence and abuse
  from: file adapters/models/openai/service-failure.ts; file docs/connect-a-model.md
  also ask: ${usesModel} Which filter level is set? Would a question about the abuse of a child be flagged, read by people or reported, and what would happen to the practitioner?

region | Region
  ask: ${usesModel} In which countries are questions processed, stored and read for support? Is the region fixed by contract or by the deployment? The software cannot see where a service runs.
  from: setting ANSWER_MODEL

pinned | Versions
  known: ${usesModel} We ask the service for a model by name, but it does not prove which version answers. The software does not notice a silent change
  from: file adapters/models/openai/chat-client.ts; 06-models-and-prompts
  also ask: ${usesModel} Is the version fixed at the provider, and who tells you before it is withdrawn?

## Licences and exit
  who: Procurement

licence | Licences
  known: The software’s own code has no open licence yet (UNLICENSED), so you need its owners’ permission; the software’s documents do not name them. Packages: dependencies.cdx.json. Guidance: 13-guidance. The published model all-MiniLM-L6-v2, from which the guidance encoder, the message reader and the passage reader were trained further, is under the Apache License 2.0. The software’s own models, whether trained from it or fitted, have no licence of their own; the message reader was also trained on public sentences under CC BY 4.0. ${withoutLicence}
  from: file package.json; file package-lock.json; file README.md; file adapters/models/message-reader/message-reader.md; file adapters/models/minilm/guidance-encoder.md
  also ask: Who owns the software, and who gave you permission to use it, the models and each document? Do you meet the conditions of each licence, such as naming the source? Who is liable if something goes wrong?
  who: Procurement, before use

exit | Leaving, or if the makers stop
  known: The store is one SQLite or PostgreSQL database. Without the language model, the service still answers with quotes. Only the newest version of the software gets fixes
  from: file docs/data-protection.md; file SECURITY.md; setting ANSWER_MODEL
  also ask: Who would maintain the software if its makers stopped? When you leave a supplier, how do you know that its copies are deleted?
`;

function withoutLicence({ packages }: Facts): string {
  const names = packages.filter(({ path, licence }) => path !== '' && !licence).map(({ name }) => name);
  return names.length
    ? `Packages that do not state a licence: ${names.join(', ')}`
    : 'Every package states a licence';
}

function recipients(facts: Facts): Entry[] {
  return whoReceives(facts).map(({ id, name, where, from }) => known(id, [name, where], ...from));
}

function toAgree(facts: Facts): Entry[] {
  return whoReceives(facts).map((recipient) =>
    ask(`${recipient.id}-contract`, [recipient.name, questionAbout(recipient)], ...recipient.from),
  );
}

function questionAbout({ id, where }: DataRecipient): string {
  if (id === 'database')
    return `Which legal entity runs the server at ${where}, in which country and under what contract? Who can read the database and its backups?`;
  return 'Which legal entity is it, and in which country? Is it your processor, or a controller in its own right? Which contract covers it (Article 28), when was it signed, and which subprocessors does it list? How long does it keep what it receives, and can its staff read it?';
}

function others({ otherAddresses }: Facts): Entry[] {
  const question = 'Not described in this version of the pack. What is sent there, and under what contract?';
  return otherAddresses.map(({ name, host = '' }) =>
    check(name, [`${name} (${host})`, question], setting(name)),
  );
}
