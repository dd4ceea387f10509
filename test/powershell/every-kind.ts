import { mkdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { documentOf, rule } from './agent-documents';
import type { SimulatedWindows } from './kind-runs';
import { proofs } from './kinds';
import { SimulatedNode } from './simulated-node';

const firstCases = proofs.map(({ cases }) => Object.values(cases)[0]);

/** A setting of every kind. */
export const everyKind = { ...documentOf([rule]), settings: firstCases.map(({ setting }) => setting) };

/** One Windows on which none of them is in place. */
function merged(one: SimulatedWindows, other: SimulatedWindows): SimulatedWindows {
  return Object.fromEntries([...new Set([...Object.keys(one), ...Object.keys(other)])].map((key) => {
    const [left, right] = [one[key], other[key]];
    const areTables = [left, right].every((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
    if (Array.isArray(left) && Array.isArray(right)) {
      return [key, [...left, ...right.filter((item) => !left.some((each) => isDeepStrictEqual(each, item)))]];
    }
    return [key, areTables ? merged(left, right) : right ?? left];
  }));
}

/** A node on which none of these settings is in place, with the folder of agents, as it is once one has run. */
export function nodeBefore(): SimulatedNode {
  const always = { registryKeys: { SOFTWARE: { values: {} } } };
  const node = new SimulatedNode(firstCases.map(({ state }) => state).reduce(merged, always));
  mkdirSync(node.root);
  return node;
}

/** Without the folders of the agent. */
export const onTheNode = (changes: readonly string[]) => changes.filter((change) => !/ of the agent/u.test(change));
