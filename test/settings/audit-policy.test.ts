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
  [() => AuditPolicy.audit('Logon' as never, AuditedEvents.SUCCESS), 'AuditPolicy: subcategory must be a member of AuditSubcategory, got "Logon"'],
  [() => AuditPolicy.audit(undefined as never, AuditedEvents.SUCCESS), 'AuditPolicy: subcategory must be a member of AuditSubcategory, got undefined'],
  [() => AuditPolicy.audit(AuditSubcategory.LOGON, 'none' as never), 'Use one of SUCCESS, FAILURE, SUCCESS_AND_FAILURE, or AuditPolicy.off with a reason'],
  [() => AuditPolicy.off(AuditSubcategory.LOGON, undefined as never), 'AuditPolicy "logon": reason must be one line of 1 to 250 characters without a leading space, got undefined'],
  [() => AuditPolicy.off(AuditSubcategory.LOGON, { reason: ' ' }), 'got " ". Explain why these events are not needed.'],
  [() => AuditPolicy.off(AuditSubcategory.LOGON, { reason: 'a\nb' }), 'reason must be one line'],
  [() => AuditPolicy.off(AuditSubcategory.LOGON, { reason: 'x'.repeat(251) }), 'reason must be one line'],
])('what is wrong is refused: %#', (make, text) => {
  expect(make).toThrow(text);
});
