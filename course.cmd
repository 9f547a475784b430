@echo off
rem Runs the course tool on Windows. Where it is missing or older than its sources, Maven builds it first.
setlocal EnableExtensions DisableDelayedExpansion
set "course_home=%~dp0"
set "course_home=%course_home:~0,-1%"
set "tool=%course_home%\support\cli\target\course"
set "stamp=%tool%\built"
set "log=%course_home%\support\cli\target\course-build.log"

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 goto no_java

call :check
if errorlevel 1 call :build
if errorlevel 1 exit /b 2

rem What the course prints is UTF-8.
for /f "tokens=2 delims=:." %%c in ('chcp') do set "codepage=%%c"
chcp 65001 >nul
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto --enable-native-access=ALL-UNNAMED -cp "%tool%\*;%tool%\lib\*" "-Dcourse.home=%course_home%" handson.redis.cli.Course %*
set "code=%errorlevel%"
chcp %codepage% >nul
exit /b %code%

:no_java
echo There is no "%java%"; install a JDK, 17 or newer, or mend JAVA_HOME.>&2
exit /b 2

rem Errorlevel 1 where a source is newer than the tool. The exercises are compiled at each check, and
rem the tests of support are not part of the tool.
:check
if not exist "%stamp%" exit /b 1
powershell -NoProfile -NonInteractive -Command "$built = (Get-Item -LiteralPath $env:stamp).LastWriteTimeUtc; Get-ChildItem -LiteralPath $env:course_home -Recurse -File | Where-Object { $_.LastWriteTimeUtc -gt $built } | ForEach-Object { $_.FullName.Substring($env:course_home.Length) } | Where-Object { $_ -match '\\pom\.xml$|\\src\\' -and $_ -notmatch '\\target\\|\\exercise\\|^\\support\\[^\\]+\\src\\test\\' } | ForEach-Object { exit 1 }; exit 0"
exit /b %errorlevel%

:build
where mvn >nul 2>&1
if errorlevel 1 goto no_maven
echo Building the course tool with Maven; the first time it also downloads its libraries ...>&2
if not exist "%tool%" mkdir "%tool%"
rem Made before the build, so that what is saved during it is newer; it gets its name after it.
type nul >"%stamp%.next"
pushd "%course_home%"
call mvn -B -Pcourse-tool package >"%log%" 2>&1 <nul
set "code=%errorlevel%"
popd
if not "%code%"=="0" goto build_failed
move /y "%stamp%.next" "%stamp%" >nul
exit /b 0

:no_maven
echo There is no mvn; install Maven 3.8 or newer.>&2
exit /b 2

:build_failed
findstr /b /c:"[ERROR]" "%log%" >&2
echo The build failed; the whole log is in "%log%".>&2
exit /b 2
