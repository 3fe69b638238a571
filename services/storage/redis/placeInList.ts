/** Lua: the score of a request in a list that staff read, where the last comes first: by urgency, then by number. */
export const placeInList = `
local function placeOf(urgent, number)
  return string.format('%.0f', tonumber(urgent) * 1099511627776 + tonumber(number))
end
`;
