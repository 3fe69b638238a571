/** Words of something that fails, or that begins: a time by them is a start. */
export const FAILING =
  /\b(?:since|from|start\w*|began|begun|stopped|broke\w*|fail\w*|crash\w*|happen\w*|occurr\w*|notic\w*|down|offline|unavailable|unreachable|out|seit|ab|ausgefallen|depuis|dès|desde|parou|caiu)\b|から|부터|从|以来/iu;
