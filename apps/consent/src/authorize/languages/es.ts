import { ES } from "../../copy/es.tsx";
import { openAuthorizePage } from "../open-authorize-page.tsx";

openAuthorizePage(ES);
