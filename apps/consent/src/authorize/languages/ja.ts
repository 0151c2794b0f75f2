import { JA } from "../../copy/ja.tsx";
import { openAuthorizePage } from "../open-authorize-page.tsx";

openAuthorizePage(JA);
