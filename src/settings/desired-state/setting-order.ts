import { DesiredSetting, Ensure } from './node-setting';
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
  const gone = settings.find(({ kind, ensure }) => kind === 'directory' && ensure === Ensure.ABSENT);
  const inside = gone === undefined ? undefined : present.find((setting) => liesIn(setting, gone));
  return inside === undefined ? undefined : {
    message: `${quoted(inside.id)} is to be present, and ${quoted(gone!.id)} around it is to be absent`, fix: 'Leave one out.',
  };
}

function needs(setting: DesiredSetting, other: DesiredSetting): boolean {
  return (other.kind === 'directory' && liesIn(setting, other)) || (other.kind === 'localGroup' && groupsOf(setting).includes(String(other.name).toLowerCase()));
}

function liesIn({ kind, path }: DesiredSetting, directory: DesiredSetting): boolean {
  return ['directory', 'file'].includes(kind) && String(path).toLowerCase().startsWith(`${String(directory.path).toLowerCase()}\\`);
}

/** The groups in a list of permissions. Grants bring their group with them. */
function groupsOf({ permissions }: DesiredSetting): string[] {
  const { entries = [] } = (permissions ?? {}) as { entries?: { group?: string }[] };
  return entries.flatMap(({ group }) => group?.toLowerCase() ?? []);
}
