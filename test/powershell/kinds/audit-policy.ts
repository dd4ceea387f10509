import * as fc from 'fast-check';
import type { KindProof } from './proof';
import { AuditedEvents, AuditPolicy, AuditSubcategory, NodeSetting } from '../../../src';

const setting = { id: 'auditPolicy/logon', kind: 'auditPolicy', ensure: 'present', subcategory: 'logon' } as const;
const logon = '{0cce9215-69ae-11d9-bed3-505054503030}';

export const auditPolicy: KindProof = {
  kind: 'auditPolicy',
  cases: {
    'switched on': {
      setting: { ...setting, events: 'successAndFailure' },
      state: { auditPolicy: { [logon]: 1 } },
      drift: { path: ['auditPolicy', logon], value: 2 },
    },
    'switched off': {
      setting: { ...setting, events: 'none', reason: 'too many' },
      state: { auditPolicy: { [logon]: 3 } },
      drift: { path: ['auditPolicy', logon], value: 1 },
    },
  },
  settings: fc.tuple(fc.constantFrom(...Object.values(AuditSubcategory)), fc.constantFrom(undefined, ...Object.values(AuditedEvents)))
    .map(([subcategory, events]): NodeSetting => (
      events === undefined ? AuditPolicy.off(subcategory, { reason: 'too many' }) : AuditPolicy.audit(subcategory, events)
    )),
  refused: [
    { subcategory: 'Logon' }, { subcategory: logon }, { subcategory: '' }, { subcategory: 'lo\u200bgon' }, { subcategory: null }, { events: 'all' }, { events: 3 }, { events: ['success'] }, { events: null },
    { events: 'none' }, { reason: 'because' }, { events: 'none', reason: '' }, { events: 'none', reason: 'a\nb' }, { events: 'none', reason: null }, { events: 'none', reason: 'x'.repeat(251) },
  ],
  isGivenBack: true,
};
