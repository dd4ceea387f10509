import type { Shape } from './schema';

const yes = ['true', 'yes', 'on', 'y'];
const no = ['false', 'no', 'off', 'n', ''];

/**
 * The value that an author means by a scalar of the wrong type, such as true by "true". Returns the
 * value itself if its meaning is not certain.
 */
export function meantValue(value: unknown, shape: Shape): unknown {
  if (Array.isArray(value) && value.length === 1 && shape.kind === 'scalar') {
    return meantValue(value[0], shape);
  }
  const type = shape.kind === 'enumeration' ? 'string' : shape.kind === 'scalar' ? shape.type : undefined;
  switch (type) {
    case 'boolean': return meantBoolean(value);
    case 'int32': case 'int64': return typeof value === 'string' && /^\s*-?\d{1,10}\s*$/u.test(value) ? Number(value) : value;
    case 'string': return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    default: return value;
  }
}

function meantBoolean(value: unknown): unknown {
  if (typeof value === 'number') {
    return value !== 0;
  }
  const word = typeof value === 'string' ? value.trim().toLowerCase() : undefined;
  return word === undefined ? value : yes.includes(word) || word === '1' ? true : no.includes(word) || word === '0' ? false : value;
}
