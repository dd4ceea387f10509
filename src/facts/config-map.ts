/** The most bytes that all values of a ConfigMap or Secret together may have. The API server refuses more. */
export const CONFIG_MAP_BYTES = 1_048_576;
