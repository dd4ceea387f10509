/** The number of unchanged lines before and after a change. */
const CONTEXT = 3;

/** The differences between two texts, in the form that `git apply` and `patch` read. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const [old, changed] = [linesOf(before), linesOf(after)];
  const hunks: string[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < changed.length) {
    if (old[i] === changed[j]) {
      i++;
      j++;
      continue;
    }
    const context = Math.min(CONTEXT, i);
    const start = [i - context, j - context];
    const body = old.slice(i - context, i).map((line) => ` ${line}`);
    let same = 0;
    while (same < 2 * CONTEXT && (i < old.length || j < changed.length)) {
      if (old[i] === changed[j]) {
        body.push(` ${old[i]}`);
        same++;
        i++;
        j++;
      } else {
        const [removed, added] = distance(old, i, changed, j);
        body.push(...old.slice(i, i + removed).map((line) => `-${line}`), ...changed.slice(j, j + added).map((line) => `+${line}`));
        i += removed;
        j += added;
        same = 0;
      }
    }
    hunks.push(hunk(body.slice(0, body.length - Math.max(0, same - CONTEXT)), start));
  }
  return hunks.length === 0 ? '' : `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

function hunk(lines: readonly string[], starts: readonly number[]): string {
  const [from, to] = ['-', '+'].map((mark, side) => {
    const count = lines.filter((line) => line.startsWith(' ') || line.startsWith(mark)).length;
    return `${mark}${count === 0 ? starts[side] : starts[side] + 1},${count}`;
  });
  return `@@ ${from} ${to} @@\n${lines.map((line) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)).join('')}`;
}

/** The lines with their line breaks. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
}

/** How many lines are removed and added before the texts are equal again. */
function distance(old: readonly string[], i: number, changed: readonly string[], j: number): readonly [removed: number, added: number] {
  const [oldLeft, changedLeft] = [old.length - i, changed.length - j];
  for (let total = 1; total < oldLeft + changedLeft; total++) {
    for (let removed = 0; removed <= total; removed++) {
      const added = total - removed;
      if (removed < oldLeft && added < changedLeft && old[i + removed] === changed[j + added]) {
        return [removed, added];
      }
    }
  }
  return [oldLeft, changedLeft];
}
