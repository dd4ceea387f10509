/**
 * Where an operator sees a failure:
 * - `apply`: the response of the API server to `kubectl apply`, an error or a warning
 * - `workload`: events of a DaemonSet, ReplicaSet or Job whose pods the API server refuses
 * - `status`: the status or reason of a pod in `kubectl get pods`
 * - `pod`: events of a pod and messages of its containers in `kubectl describe pod`
 * - `log`: `kubectl logs`
 * - `containerd`: the log of containerd on the node
 */
export type SymptomPlace = 'apply' | 'workload' | 'status' | 'pod' | 'log' | 'containerd';

/**
 * Messages by the place where they appear, word for word as the component writes them. `...`
 * replaces the part that differs from case to case. Each message is copied from the API server
 * itself, from the source of the component, or from a report.
 */
export type Symptoms = Readonly<Partial<Record<SymptomPlace, readonly string[]>>>;

/** The messages with their places, in the order of the places above. */
export function symptomEntries(symptoms: Symptoms = {}): (readonly [place: SymptomPlace, text: string])[] {
  return placesInOrder.flatMap((place) => (symptoms[place] ?? []).map((text) => [place, text] as const));
}

const placesInOrder: readonly SymptomPlace[] = ['apply', 'workload', 'status', 'pod', 'log', 'containerd'];

/** Whether a message of a component contains a symptom. Case and line breaks do not matter. */
export function isSymptomIn(symptom: string, message: string): boolean {
  const haystack = normalized(message);
  let from = 0;
  return symptom.split('...').map(normalized).filter((part) => part !== '').every((part) => {
    const at = haystack.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

/** The message without case, line breaks and the backslashes that reports put before quotes. */
export function normalized(text: string): string {
  return text.toLowerCase().replace(/\\+(?=["'])/gu, '').replace(/\s+/gu, ' ').trim();
}
