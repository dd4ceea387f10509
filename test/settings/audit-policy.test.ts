import { desiredOf } from './settings';
import { AuditedEvents, AuditPolicy, AuditSubcategory } from '../../src';

test('a subcategory says which of its events are written, and that none are only with a reason', () => {
  expect(desiredOf(
    AuditPolicy.audit(AuditSubcategory.LOGON, AuditedEvents.SUCCESS_AND_FAILURE),
    AuditPolicy.off(AuditSubcategory.FILTERING_PLATFORM_CONNECTION, { reason: 'The CNI plugin logs flows' }),
    AuditPolicy.audit(AuditSubcategory.PROCESS_CREATION, AuditedEvents.SUCCESS).absent(),
  )).toEqual([
    { id: 'auditPolicy/logon', kind: 'auditPolicy', ensure: 'present', subcategory: 'logon', events: 'successAndFailure' },
    {
      id: 'auditPolicy/filteringplatformconnection', kind: 'auditPolicy', ensure: 'present', subcategory: 'filteringPlatformConnection', events: 'none',
      reason: 'The CNI plugin logs flows',
    },
    { id: 'auditPolicy/processcreation', kind: 'auditPolicy', ensure: 'absent', subcategory: 'processCreation', events: 'success' },
  ]);
});

test.each<[() => AuditPolicy, string]>([
  [() => AuditPolicy.audit('Logon' as never, AuditedEvents.SUCCESS), 'audit policy is about "Logon", which is no subcategory'],
  [() => AuditPolicy.audit(undefined as never, AuditedEvents.SUCCESS), 'which is no subcategory'],
  [() => AuditPolicy.audit(AuditSubcategory.LOGON, 'none' as never), 'Use one of AuditedEvents: SUCCESS, FAILURE, SUCCESS_AND_FAILURE; or AuditPolicy.off with a reason'],
  [() => AuditPolicy.off(AuditSubcategory.LOGON, undefined as never), 'reason of the audit policy for "logon" is undefined'],
  [() => AuditPolicy.off(AuditSubcategory.LOGON, { reason: ' ' }), 'Say in one line of up to 250 characters why nobody will miss these events'],
  [() => AuditPolicy.off(AuditSubcategory.LOGON, { reason: 'a\nb' }), 'Say in one line'],
  [() => AuditPolicy.off(AuditSubcategory.LOGON, { reason: 'x'.repeat(251) }), 'Say in one line'],
])('what is wrong is refused: %#', (make, text) => {
  expect(make).toThrow(text);
});
