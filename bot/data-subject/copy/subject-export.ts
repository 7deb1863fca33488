import type { SubjectRequest } from '../../model/governance/subject-request.js';
import type { SubjectData } from './collect.js';

export interface SubjectExport {
  readFirst: string;
  request: Omit<SubjectRequest, 'leftOut'>;
  madeAt: string;
  data: SubjectData;
}
