import { DesiredSetting, Ensure } from './node-setting';
import { dependsOn, liesIn } from './setting-clash';
import { Problem, quoted } from '../../facts/errors';

/** Why settings cannot be brought about in their order, or undefined: an audit would not find it, since nothing is there yet. */
export function orderProblem(settings: readonly DesiredSetting[]): Problem | undefined {
  const present = settings.filter(({ ensure }) => ensure === Ensure.PRESENT);
  for (const [index, setting] of present.entries()) {
    const needy = present.slice(0, index).find((earlier) => needs(earlier, setting));
    if (needy !== undefined) {
      return { message: `${quoted(needy.id)} comes before ${quoted(setting.id)}, which it needs`, fix: 'List what is needed first.' };
    }
  }
  const absent = settings.filter(({ ensure }) => ensure === Ensure.ABSENT);
  for (const [index, setting] of absent.entries()) {
    const around = absent.slice(0, index).find((earlier) => earlier.kind !== 'localGroup' && needs(setting, earlier));
    if (around !== undefined) {
      return { message: `${quoted(around.id)} is to be absent and comes before ${quoted(setting.id)}, which needs it until it is gone itself`, fix: 'Turn their order round.' };
    }
  }
  return undefined;
}

function needs(setting: DesiredSetting, other: DesiredSetting): boolean {
  return (other.kind === 'directory' && setting.kind !== 'pathAccess' && liesIn(setting, other)) || dependsOn(setting, other)
    || (other.kind === 'localGroup' && groupsOf(setting).includes(String(other.name).toLowerCase()));
}

/** The groups in a list of permissions. Grants bring their group with them. */
function groupsOf({ permissions }: DesiredSetting): string[] {
  const { entries = [] } = (permissions ?? {}) as { entries?: { group?: string }[] };
  return entries.flatMap(({ group }) => group?.toLowerCase() ?? []);
}
