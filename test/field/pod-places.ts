/** Regular expressions for JSON pointers into a workload that has its pod template at `/spec/template`. */
export const TEMPLATE = '/spec/template';
export const POD = `${TEMPLATE}/spec`;
export const CONTAINER = `${POD}/(?:initContainers|containers)/\\d+`;

/** Whether a pointer is this place, or below it. */
export function isAt(pointer: string, ...places: readonly string[]): boolean {
  return places.some((place) => new RegExp(`^${place}$`, 'u').test(pointer));
}

export function isAtOrBelow(pointer: string, ...places: readonly string[]): boolean {
  return isAt(pointer, ...places.map((place) => `${place}(?:/.*)?`));
}
