/** JSON on its way to a table, without the two line ends that JSON allows and Azurite takes for the end of an entity. */
import type { TableServiceClientOptions } from '@azure/data-tables';

type Policies = NonNullable<TableServiceClientOptions['additionalPolicies']>;

/** A transaction with a raw U+2028 or U+2029 is answered with 500; escaped, it means the same to every reader of JSON. */
export const plainLines: Policies[number] = {
  position: 'perCall',
  policy: {
    name: 'plainLines',
    sendRequest(request, next) {
      if (typeof request.body === 'string') {
        request.body = request.body.replace(/[\u2028\u2029]/g, (end) => `\\u${end.charCodeAt(0).toString(16)}`);
      }
      return next(request);
    },
  },
};
