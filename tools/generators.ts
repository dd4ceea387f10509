import { agentFacts } from './agent-facts';
import { agentFields } from './agent-fields';
import { desiredSettings } from './desired-settings';
import { Generator } from './generator';

/**
 * The generators of all checked-in files, except API.md, docs/api, docs/rules and the YAML of
 * examples.
 */
export const generators: readonly Generator[] = [agentFacts, agentFields, desiredSettings];
