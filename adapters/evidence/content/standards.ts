// Lists the standards and laws that a pack refers to, with their versions and how much of each we have read.
import { cellsIn } from '../model/blocks.js';
import { known, type Entry } from '../model/document.js';

const TEXT = `
ico-template | ICO sample DPIA template | v0.4, 2018 | steps and sample questions
ico-list | ICO list of processing that needs a DPIA | – | not read
uk-gdpr | UK GDPR; Data Protection Act 2018 as amended by the Data (Use and Access) Act 2025 | November 2026 | Article 30, sections 164A and 164B; commencement dates not checked
ico-ai | ICO guidance on AI, on anonymisation, and its Accountability Framework | 2023; 2025; 2020 and 2024 | not read
children | Age appropriate design code | – | not read
dcb | DCB0129; DCB0160 | 4.2, 2018; 3.2, 2018 | a copy of DCB0129; not DCB0160
device | Medical Devices Regulations; MHRA guidance on software | 2002; – | not read
dtac | DTAC | 2021, perhaps superseded | not read
caldicott | Caldicott Principles; DSPT; National Data Opt-out | 2020; yearly; – | not read
records | NHS Records Management Code; Care Planning Regulations | 2021; 2010 | not read
atrs | ATRS | v4.0 | its guidance, not the template
security | ETSI EN 304 223; NCSC guidelines for secure AI; OWASP Top 10 for LLM applications | V2.1.1; 2023; 2025 | names of the principles and summaries
transfers | IDTA and Addendum; data bridge | 2022; 2023 | not read
wcag | WCAG; Public Sector Bodies Accessibility Regulations | 2.2; 2018 | automated checks of WCAG only
`;

export function standards(): Entry[] {
  return TEXT.trim()
    .split('\n')
    .map((line) => {
      const [id = '', ...cells] = cellsIn(line);
      return known(`standard-${id}`, cells, 'file adapters/evidence/content/standards.ts');
    });
}
