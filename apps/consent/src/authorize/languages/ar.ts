import { AR } from "../../copy/ar.tsx";
import { openAuthorizePage } from "../open-authorize-page.tsx";

openAuthorizePage(AR);
