import { Finding, Severity } from '../rules/finding';

/** The lowest severity that fails a check. */
export const failOnChoices = ['error', 'warning', 'never'] as const;
export type FailOn = typeof failOnChoices[number];

/** Whether a finding fails the check. A suppressed finding never does. */
export function fails({ severity, suppression }: Finding, failOn: FailOn): boolean {
  return suppression === undefined && failOn !== 'never' && (failOn === 'warning' || severity === Severity.ERROR);
}
