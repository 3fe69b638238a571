/** What people call the number of their account, as the source of a pattern. */
export const accountLabel = String.raw`(?:org(?:anisation|anization)? ?id|account (?:id|number|no\.?)|agreement pin|pin|serial(?: ?number| no\.?| nr\.?)?(?: of (?:my|our|the) [a-z]{2,20}(?: [a-z]{2,20})?)?|s\/n|sn)(?: is|:|#)?`;
